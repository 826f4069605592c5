namespace ScaleSuccess.Web.Portal.Plans.Colleagues;

/// <summary>Texts of what several people at a customer have answered.</summary>
public sealed class ColleagueTexts;
