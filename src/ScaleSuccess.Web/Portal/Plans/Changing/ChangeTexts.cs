namespace ScaleSuccess.Web.Portal.Plans.Changing;

/// <summary>Texts of changing a plan.</summary>
public sealed class ChangeTexts;
