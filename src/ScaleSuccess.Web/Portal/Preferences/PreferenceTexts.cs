namespace ScaleSuccess.Web.Portal.Preferences;

/// <summary>Texts of the page on which a reader chooses which e-mails to get.</summary>
public sealed class PreferenceTexts;
