namespace ScaleSuccess.Web.Parts.Forms;

/// <summary>One option of <see cref="ChoiceCards"/>.</summary>
public sealed record ChoiceCard(string Value, string Label, string? Hint = null);
