namespace ScaleSuccess.Web.Portal.Plans.Versions;

/// <summary>Texts of a plan's history and earlier versions.</summary>
public sealed class VersionTexts;
