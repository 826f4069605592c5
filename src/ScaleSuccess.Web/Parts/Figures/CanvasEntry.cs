namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>One item of a <see cref="CanvasSection"/>.</summary>
public sealed record CanvasEntry(string Text, string? Detail = null, string? Origin = null);
