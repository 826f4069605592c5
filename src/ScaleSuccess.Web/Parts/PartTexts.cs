namespace ScaleSuccess.Web.Parts;

/// <summary>What the parts say when the page that uses them says nothing else.</summary>
public sealed class PartTexts;
