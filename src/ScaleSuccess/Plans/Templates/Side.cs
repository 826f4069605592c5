using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Both sides of a plan.</summary>
public enum Side { Customer, Vendor }
