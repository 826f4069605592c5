using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>A plan's measures, and what their forms and words need of its page.</summary>
/// <param name="Token">Of the personal link: the forms are sent to the plan's own address.</param>
/// <param name="Today">Where the reader is.</param>
/// <param name="Why">Why a measure is in the plan, in words.</param>
public sealed record ShownMeasures(PlanView View, IReadOnlyList<MeasureView> Measures, Visitor Visitor, string Token, DateOnly Today, Func<PlanItem, string> Why);
