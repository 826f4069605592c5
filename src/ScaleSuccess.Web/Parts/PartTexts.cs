namespace ScaleSuccess.Web.Parts;

/// <summary>Default texts of the parts.</summary>
public sealed class PartTexts;
