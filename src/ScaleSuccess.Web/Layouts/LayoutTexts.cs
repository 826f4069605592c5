namespace ScaleSuccess.Web.Layouts;

/// <summary>Texts around every page.</summary>
public sealed class LayoutTexts;
