using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.Segments.Models;

/// <summary>How a model was made, stored with it.</summary>
/// <param name="Split">What was split; null: it was trained.</param>
/// <param name="Identity">Which segments it keeps, and which are new or gone.</param>
/// <param name="Clusters">By cluster: what distinguishes it.</param>
public sealed record ModelReport(
    SplitOf? Split, IReadOnlyList<EngineReport> Engines, IReadOnlyList<KReport> Tried, IdentityReport Identity, IReadOnlyList<ClusterReport> Clusters)
{
    public static readonly ModelReport Unknown = new(null, [], [], IdentityReport.Empty, []);

    /// <summary>What an engine could not compute is NaN, and must not keep a model from being stored.</summary>
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>As <see cref="ToJson"/> wrote it.</summary>
    public static ModelReport Read(string json) => JsonSerializer.Deserialize<ModelReport>(json, Json)!;
}

public sealed record EngineReport(string Engine, int K, double Criterion, double Stability, ChoiceReport Choice)
{
    public static EngineReport Of(EngineResult result) =>
        new(result.Engine, result.Model.K, result.Criterion, result.Stability.DefaultIfEmpty(1).Min(), ChoiceReport.Of(result.Choice));
}

/// <summary>What decided for an engine's number of segments, and what each criterion alone would take; the texts are in SegmentTexts.resx.</summary>
/// <param name="Code">A <see cref="KReason"/> in snake case; "other": <paramref name="Text"/> is a sentence of an earlier version.</param>
public sealed record ChoiceReport(string Code, int? K, int? Bic, int? Icl, int? Aic3, int? HiddenAnswers, string? Text)
{
    public static readonly IReadOnlyDictionary<string, KReason> Reasons = Enum.GetValues<KReason>().ToDictionary(Key);

    public static ChoiceReport Of(KChoice choice) =>
        new(Key(choice.Reason), choice.K, choice.Bic, choice.Icl, choice.Aic3, choice.HiddenAnswers, null);

    private static string Key(KReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{reason}");
}

/// <summary>A split of a segment: its key, and its name then.</summary>
public sealed record SplitOf(string Segment, string Name);

/// <summary>A number of segments that was tried. What an engine does not know is null.</summary>
public sealed record KReport(int K, double? Bic, double? Icl, double? Aic3, double? Saved, double? Stability, double Smallest)
{
    public static KReport Of(TriedK tried) =>
        new(tried.K, Known(tried.Bic), Known(tried.Icl), Known(tried.Aic3), Known(tried.Saved), Known(tried.Stability), tried.Smallest);

    private static double? Known(double? number) => number is { } known && double.IsFinite(known) ? number : null;
}

/// <summary>Keys of segments throughout.</summary>
public sealed record IdentityReport(
    IReadOnlyList<string> Kept, IReadOnlyList<string> Born, IReadOnlyList<string> Died, IReadOnlyList<SegmentChange> Split,
    IReadOnlyList<SegmentChange> Merged)
{
    public static readonly IdentityReport Empty = new([], [], [], [], []);
}

public sealed record SegmentChange(IReadOnlyList<string> From, IReadOnlyList<string> To);

/// <summary>What distinguishes a cluster, and its typical customer.</summary>
public sealed record ClusterReport(IReadOnlyList<DistinguishingAnswer> Often, IReadOnlyList<DistinguishingAnswer> Rarely, double PrototypeConfidence)
{
    /// <summary>Answers that are kept of a segment, of either kind.</summary>
    public const int MostAnswers = 5;
}

/// <summary>A customer as a point; the nearer two are, the more alike they answered.</summary>
public sealed record StoredPoint(long Customer, double X, double Y, int Cluster);
