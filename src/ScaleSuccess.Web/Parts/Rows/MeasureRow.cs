namespace ScaleSuccess.Web.Parts.Rows;

/// <summary>One measure in <see cref="MeasureRows"/>. Numbers are text: kept as typed until the server has understood them.</summary>
public sealed record MeasureRow(string BaselineName, string TargetName, string Label, string Unit)
{
    public string? Hint { get; init; }
    /// <summary>Of the label, the hint and the unit; null: as the page.</summary>
    public string? Language { get; init; }
    public string? HintLanguage { get; init; }
    public string? UnitLanguage { get; init; }
    /// <summary>Offered behind the others.</summary>
    public bool IsAside { get; init; }
    public string? Baseline { get; init; }
    public string? Target { get; init; }
    public string? BaselineError { get; init; }
    public string? TargetError { get; init; }
}
