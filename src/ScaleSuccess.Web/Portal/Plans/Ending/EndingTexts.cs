namespace ScaleSuccess.Web.Portal.Plans.Ending;

/// <summary>Texts of a plan's end: after the deadline, closed, at the goal and beyond it.</summary>
public sealed class EndingTexts;
