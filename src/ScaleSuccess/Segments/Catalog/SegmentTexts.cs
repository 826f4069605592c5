namespace ScaleSuccess.Segments.Catalog;

/// <summary>Names SegmentTexts.resx: the texts of refusals, and of the codes in this module's tables.</summary>
public sealed class SegmentTexts;
