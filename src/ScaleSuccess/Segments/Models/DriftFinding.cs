using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Segmentation.Lifecycle;

namespace ScaleSuccess.Segments.Models;

/// <summary>A finding of a comparison of answers. The texts are in SegmentTexts.resx.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftFindingCode>))]
public enum DriftFindingCode
{
    [JsonStringEnumMemberName("too_few")] TooFew,
    [JsonStringEnumMemberName("steady")] Steady,
    [JsonStringEnumMemberName("changed")] Changed,
    [JsonStringEnumMemberName("unclear")] Unclear,
    [JsonStringEnumMemberName("between")] Between,

    /// <summary>A sentence of an earlier version that 0014 did not recognize, kept as it was.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <param name="Count">New answers.</param>
/// <param name="Questions">The keys of those answered differently.</param>
/// <param name="Now">A share of customers, 0 to 1, and <paramref name="Before"/> the same when the model was trained.</param>
/// <param name="Text">Of <see cref="DriftFindingCode.Other"/>.</param>
/// <param name="Asked">The questions as the survey asked them, in rows of before 0019.</param>
public sealed record DriftFinding(
    DriftFindingCode Code, int? Count = null, IReadOnlyList<string>? Questions = null, double? Now = null, double? Before = null, string? Text = null,
    IReadOnlyList<string>? Asked = null)
{
    private const int MostQuestions = 3;

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static IReadOnlyList<DriftFinding> Read(string json) => JsonSerializer.Deserialize<List<DriftFinding>>(json, Options)!;

    public static string Json(Drift drift, int newer) => JsonSerializer.Serialize(Of(drift, newer), Options);

    private static IEnumerable<DriftFinding> Of(Drift drift, int newer)
    {
        if (drift.Verdict == DriftVerdict.TooFewAnswers) yield return new(DriftFindingCode.TooFew, newer);
        if (drift.Verdict == DriftVerdict.Steady) yield return new(DriftFindingCode.Steady, newer);
        if (drift.Verdict is DriftVerdict.TooFewAnswers or DriftVerdict.Steady) yield break;
        if (drift.Questions.Where(question => question.HasChanged).Take(MostQuestions).Select(question => question.Name).ToList() is { Count: > 0 } changed)
            yield return new(DriftFindingCode.Changed, newer, changed);
        if (drift.MoreUnclear) yield return new(DriftFindingCode.Unclear, newer, Now: drift.UnclearNow, Before: drift.UnclearThen);
        else if (drift.MoreBetween) yield return new(DriftFindingCode.Between, newer, Now: drift.BetweenNow, Before: drift.BetweenThen);
    }
}
