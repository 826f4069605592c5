using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Console.Parts;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console.Surveys.Results;

/// <summary>How the console speaks of results.</summary>
public static class ResultWords
{
    /// <summary>"3 min 4 s", "2 h 5 min", "3 days".</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{time.Seconds} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} days",
    };

    /// <summary>Of its card.</summary>
    public static string Id(QuestionResult result) => $"q-{result.Question.Key}" + (result.Until is { } until ? $"-{until}" : "");

    public static string Segment(string key, Func<string, KnownSegment> segments) => key.Length == 0 ? "No segment yet" : segments(key).Name;

    public static string Noun(GroupedBy by) => by switch { GroupedBy.Tier => "tier", GroupedBy.Wave => "wave", _ => "segment" };

    /// <summary>What a filter in an address may be.</summary>
    public static string Of(QueryMistake mistake) => $"{mistake.Name}: " + mistake.Code switch
    {
        QueryMistakeCode.NotAVersion => "must be the number of a version.",
        QueryMistakeCode.NotADay => "must be a day as 2026-11-27.",
        QueryMistakeCode.UnknownName => $"there is no such filter. An address may have {mistake.Argument.Replace("`", "", StringComparison.Ordinal)}.",
        QueryMistakeCode.GivenTwice => "given twice. Name it once.",
        QueryMistakeCode.Empty => "named without a value. Leave it out to take all.",
        QueryMistakeCode.Missing => $"required. It may be {mistake.Argument.Replace("`", "", StringComparison.Ordinal)}.",
        QueryMistakeCode.SameTwice => "must be another one than rows.",
        QueryMistakeCode.UnknownValue => $"there is none such. It may be {mistake.Argument.Replace("`", "", StringComparison.Ordinal)}.",
        QueryMistakeCode.BeforeFrom => "must not be before from.",
        // Only addresses of the API have these.
        QueryMistakeCode.NotACursor or QueryMistakeCode.NotACount or _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A number, or a day of that number.</summary>
    public static string Value(QuestionResult result, double value) => result.Shape == AnswerShape.Days
        ? Days.Short(DateOnly.FromDayNumber((int)value)) + " " + DateOnly.FromDayNumber((int)value).Year.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Amounts.WithUnit(value, result.Question.Unit);

    /// <summary>"+34", "−5": with a true minus.</summary>
    public static string Signed(double value) => Math.Round(value, MidpointRounding.AwayFromZero) switch
    {
        > 0 and var up => $"+{SegmentWords.Count((long)up)}",
        < 0 and var down => $"−{SegmentWords.Count((long)-down)}",
        _ => "0",
    };
}
