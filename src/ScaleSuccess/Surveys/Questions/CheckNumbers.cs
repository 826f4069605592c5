using System.Globalization;

namespace ScaleSuccess.Surveys.Questions;

internal static class CheckNumbers
{
    public const string NotANumber = "Please write a number here, such as 12 or 7.5.";

    public static IEnumerable<AnswerMistake> Of(Question question, Answers answers)
    {
        var isScale = question.Kind == QuestionKind.Scale;
        if (answers.One(question.Key) is null)
        {
            if (question.Required) yield return new(question.Key, isScale ? "Please choose one." : NotANumber);
            yield break;
        }
        if (answers.Number(question.Key) is not { } number)
            yield return new(question.Key, NotANumber);
        else if (isScale && number % 1 != 0)
            yield return new(question.Key, "Please choose one of the steps.");
        else if (number < question.Min || number > question.Max)
            yield return new(question.Key, Range(question));
    }

    private static string Range(Question question) => question switch
    {
        { Min: { } min, Max: { } max } => $"It should be from {Show(min)} to {Show(max)}.",
        { Min: { } min } => $"It should be {Show(min)} or more.",
        { Max: { } max } => $"It should be {Show(max)} or less.",
        _ => NotANumber,
    };

    private static string Show(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
