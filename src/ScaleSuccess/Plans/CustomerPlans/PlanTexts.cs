namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Texts of a plan's status.</summary>
public sealed class PlanTexts;
