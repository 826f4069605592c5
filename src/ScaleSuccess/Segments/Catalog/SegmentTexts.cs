namespace ScaleSuccess.Segments.Catalog;

/// <summary>Names SegmentTexts.resx: the texts of refusals, and of the codes that this module's tables keep.</summary>
public sealed class SegmentTexts;
