namespace ScaleSuccess.Web.Parts.Figures;

public enum ChartKind
{
    /// <summary>Horizontal bars, one per label, each as a share of the first.</summary>
    Funnel,
    Lines,
}

/// <summary>One series of a <see cref="Chart"/>; as many values as the chart has labels, null where unknown.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
