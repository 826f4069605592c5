namespace ScaleSuccess.Segments;

/// <summary>Section "Segments".</summary>
public sealed record SegmentOptions
{
    /// <summary>Fewer submitted answers than this are placed by the templates' rules; from here on a model is trained.</summary>
    public int MinimumAnswers { get; init; } = 200;

    /// <summary>The most clusters that are tried.</summary>
    public int MostClusters { get; init; } = 8;

    public IEnumerable<string> Validate()
    {
        if (MinimumAnswers < 50) yield return "Segments:MinimumAnswers must be 50 or more: fewer answers hold no segments. Set Segments__MinimumAnswers.";
        if (MostClusters is < 2 or > 50) yield return "Segments:MostClusters must be 2 to 50. Set Segments__MostClusters.";
    }
}
