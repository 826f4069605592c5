namespace ScaleSuccess.Surveys.Questions;

/// <summary>Which numbers a measure can have, in a survey and in a reading.</summary>
public static class MeasureNumber
{
    public const string Percent = "%";

    private const double Largest = 1e12;

    /// <returns>Null: nothing is wrong with it.</returns>
    public static AnswerCode? Mistake(double number, string? unit) =>
        number < 0 ? AnswerCode.NumberNegative
        : unit == Percent && number > 100 ? AnswerCode.PercentOver100
        : number > Largest ? AnswerCode.NumberTooLarge
        : null;
}
