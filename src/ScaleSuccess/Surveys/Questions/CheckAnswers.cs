using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>Checks answers before they are accepted as submitted.</summary>
public static class CheckAnswers
{
    /// <param name="questions">Those of one page, or of the whole survey.</param>
    /// <param name="today">In the person's time zone.</param>
    public static IReadOnlyList<AnswerMistake> Of(IEnumerable<Question> questions, Answers answers, DateOnly today) =>
        [.. questions.SelectMany(question => question.Kind.Check(question, answers, today))];

    public static AnswerMistake TooLong(string field, string text, int most) => new(field, AnswerCode.TooLong, TypedText.Length(text) - most, most);
}
