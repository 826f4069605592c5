namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>How a customer's plan stands.</summary>
public sealed class PlanTexts;
