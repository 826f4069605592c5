using System.Diagnostics;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Measures;

/// <summary>Which numbers and days a reading can have, whoever reports it.</summary>
public static class CheckReading
{
    /// <summary>The first day that can be given: a year ago.</summary>
    public static DateOnly FirstDay(DateOnly today) => today.AddYears(-1);

    /// <param name="today">Where the one who reports it is.</param>
    /// <returns>The day, or what is wrong with it.</returns>
    public static (DateOnly Day, ReadingMistake? Mistake) Day(string? typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed)) return Wrong(ReadingMistakeCode.DayMissing);
        if (Days.ReadIso(typed.Trim()) is not { } day) return Wrong(ReadingMistakeCode.NotADay);
        if (day > today) return Wrong(ReadingMistakeCode.InFuture);
        return day < FirstDay(today) ? Wrong(ReadingMistakeCode.TooOld, FirstDay(today)) : (day, null);

        static (DateOnly, ReadingMistake?) Wrong(ReadingMistakeCode code, object? argument = null) => (default, new(ReadingField.Day, code, argument));
    }

    /// <summary>Both as a person types them.</summary>
    public static (double Value, DateOnly Day, IReadOnlyList<ReadingMistake> Mistakes) Typed(string? value, string? unit, string? day, DateOnly today)
    {
        var (number, notANumber) = Value(value, unit);
        var (read, notADay) = Day(day, today);
        return (number, read, [.. new[] { notANumber, notADay }.OfType<ReadingMistake>()]);
    }

    /// <returns>The number, or what is wrong with it.</returns>
    public static (double Value, ReadingMistake? Mistake) Value(string? typed, string? unit) =>
        string.IsNullOrWhiteSpace(typed) ? (0, new(ReadingField.Value, ReadingMistakeCode.NumberMissing))
        : Numbers.TryRead(typed, out var number) ? (number, Value(number, unit))
        : (0, new(ReadingField.Value, ReadingMistakeCode.NotANumber));

    /// <returns>Null: nothing is wrong with it.</returns>
    public static ReadingMistake? Value(double number, string? unit) => MeasureNumber.Mistake(number, unit) switch
    {
        null => null,
        AnswerCode.NumberNegative => new(ReadingField.Value, ReadingMistakeCode.Negative),
        AnswerCode.PercentOver100 => new(ReadingField.Value, ReadingMistakeCode.PercentOver100),
        AnswerCode.NumberTooLarge => new(ReadingField.Value, ReadingMistakeCode.TooLarge),
        var other => throw new UnreachableException($"A measure's number has no mistake {other}."),
    };
}
