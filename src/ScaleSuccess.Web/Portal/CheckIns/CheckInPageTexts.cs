namespace ScaleSuccess.Web.Portal.CheckIns;

/// <summary>Texts of a check-in's page.</summary>
public sealed class CheckInPageTexts;
