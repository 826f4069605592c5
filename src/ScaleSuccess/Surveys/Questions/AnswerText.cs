using System.Globalization;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>Answers as text, for plans and e-mails.</summary>
public static class AnswerText
{
    /// <summary>The answer in words: labels joined with "and", the person's own words for "other"; empty when there is none.</summary>
    public static string Words(Question question, Answers answers) => question.Kind.Words(question, answers);

    /// <summary>What was chosen, in the question's order, "other" last with the person's own words. Choices that no longer exist are left out.</summary>
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
        null or "" => Number(number),
        "%" => Number(number) + unit,
        _ => $"{Number(number)} {unit}",
    };

    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Joined(IEnumerable<string> parts) => parts.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };
}
