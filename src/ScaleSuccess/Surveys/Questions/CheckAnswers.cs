namespace ScaleSuccess.Surveys.Questions;

/// <summary>Something an answer still needs, in words for the person who answers.</summary>
/// <param name="Field">The field to show it at, e.g. <c>measures.report_hours.target</c>.</param>
public sealed record AnswerMistake(string Field, string Sentence);

/// <summary>
/// Checks answers before they are taken as submitted. A measure may be given half: a baseline alone is compared with
/// later readings, a target alone takes the first reading as its baseline.
/// </summary>
public static class CheckAnswers
{
    public const int MostText = 200;
    public const int MostLongText = 2_000;
    public const int MostOther = 120;

    /// <param name="questions">Those of one page, or of the whole survey.</param>
    /// <param name="today">Where the person lives.</param>
    public static IReadOnlyList<AnswerMistake> Of(IEnumerable<Question> questions, Answers answers, DateOnly today) =>
        [.. questions.SelectMany(question => Of(question, answers, today))];

    private static IEnumerable<AnswerMistake> Of(Question question, Answers answers, DateOnly today) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices => CheckChoices.Of(question, answers),
        QuestionKind.Text => Text(question, answers, MostText),
        QuestionKind.LongText => Text(question, answers, MostLongText),
        QuestionKind.Number or QuestionKind.Scale => CheckNumbers.Of(question, answers),
        QuestionKind.Date => CheckDates.Of(question, answers, today),
        QuestionKind.Measures => CheckMeasures.Of(question, answers),
        QuestionKind.People => CheckPeople.Of(question, answers),
        _ => throw new InvalidOperationException($"No check for questions of kind {question.Kind}."),
    };

    private static IEnumerable<AnswerMistake> Text(Question question, Answers answers, int most)
    {
        var text = answers.One(question.Key);
        if (text is null && question.Required) yield return new(question.Key, "A few words are enough, but we need them.");
        if (text?.Length > most) yield return new(question.Key, TooLong(text, most));
    }

    internal static string TooLong(string text, int most) =>
        $"That is {text.Length - most} characters too long: {most} fit here.";
}
