namespace ScaleSuccess.Web.Portal.Plans.Threads;

/// <summary>Texts of the threads on a plan's page.</summary>
public sealed class PlanThreadTexts;
