using System.Globalization;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>Answers in words, as a plan or an e-mail says them.</summary>
public static class AnswerText
{
    /// <summary>The answer in words: labels joined with "and", the person's own words for "other"; empty when there is none.</summary>
    public static string Words(Question question, Answers answers) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices => Joined(Chosen(question, answers).Select(choice => choice.Label)),
        QuestionKind.Text or QuestionKind.LongText => answers.One(question.Key) ?? "",
        QuestionKind.Number => answers.Number(question.Key) is { } number ? WithUnit(number, question.Unit) : "",
        QuestionKind.Scale => answers.Number(question.Key) is { } step ? Show(step) : "",
        QuestionKind.Date => answers.Date(question.Key)?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "",
        QuestionKind.Measures => Joined(answers.Measures(question).Select(Measure)),
        QuestionKind.People => Joined(answers.People(question.Key).Select(person => person.Name)),
        _ => throw new InvalidOperationException($"No words for questions of kind {question.Kind}."),
    };

    /// <summary>What was chosen, in the question's order, "other" last with the person's own words. Choices that are no more are left out.</summary>
    public static IReadOnlyList<(string Choice, string Label)> Chosen(Question question, Answers answers)
    {
        var given = answers.Many(question.Key);
        var chosen = question.Choices.Where(choice => given.Contains(choice.Key)).Select(choice => (choice.Key, choice.Label)).ToList();
        if (question.Other && given.Contains(Answers.OtherChoice) && answers.Other(question.Key) is { } words)
            chosen.Add((Answers.OtherChoice, words));
        return chosen;
    }

    /// <summary>"12 hours a week", "12%", "1,200".</summary>
    public static string WithUnit(double number, string? unit) => unit switch
    {
        null or "" => Show(number),
        "%" => Show(number) + unit,
        _ => $"{Show(number)} {unit}",
    };

    private static string Measure(MeasureAnswer answer) => answer switch
    {
        { Baseline: { } now, Target: { } target } =>
            $"{answer.Measure.Label} from {Show(now)} to {WithUnit(target, answer.Measure.Unit)}",
        { Target: { } target } => $"{answer.Measure.Label} to {WithUnit(target, answer.Measure.Unit)}",
        { Baseline: { } now } => $"{answer.Measure.Label}, now {WithUnit(now, answer.Measure.Unit)}",
        _ => answer.Measure.Label,
    };

    private static string Show(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> parts) => parts.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };
}
