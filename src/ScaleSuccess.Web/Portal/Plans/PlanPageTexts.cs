namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Texts of the plan's page.</summary>
public sealed class PlanPageTexts;
