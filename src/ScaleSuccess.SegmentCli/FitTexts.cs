namespace ScaleSuccess.SegmentCli;

/// <summary>Names FitTexts.resx: which engine's segments were taken, for REPORT.json.</summary>
internal sealed class FitTexts;
