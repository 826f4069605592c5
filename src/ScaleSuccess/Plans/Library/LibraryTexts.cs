namespace ScaleSuccess.Plans.Library;

/// <summary>What stands in a template that is begun empty.</summary>
public sealed class LibraryTexts;
