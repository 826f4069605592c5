using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Web.Parts;
using ScaleSuccess.Web.Parts.Figures;

namespace ScaleSuccess.Web.Portal.CheckIns;

/// <summary>A check-in with everything its page shows.</summary>
/// <param name="LastKnown">The measure's last value, in words.</param>
/// <param name="Next">What comes after this answer; null when nothing does.</param>
/// <param name="AreMilestonesDone">All of the plan's.</param>
/// <param name="Today">The day where the customer is.</param>
public sealed record OpenedCheckIn(CheckInView View, string? LastKnown, PlanItem? Next, bool AreMilestonesDone, DateOnly Today)
{
    /// <summary>The customer has closed the plan: nothing is asked any more.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>Opens a check-in and takes its answer.</summary>
public sealed class OpenCheckIn(
    AnswerCheckIn checkIns, ReadPlan plans, IStringLocalizer<CheckInTexts> texts, IStringLocalizer<ReadingTexts> readings,
    IStringLocalizer<PartTexts> parts)
{
    /// <returns>Null when this person's customer has no such check-in.</returns>
    public async Task<OpenedCheckIn?> For(Visitor visitor, long id, CancellationToken cancel)
    {
        if (await checkIns.Find(visitor, id, cancel) is not { } view) return null;
        if (await plans.Of(visitor.CustomerId, cancel) is not { } plan) return null;
        var measure = plan.Measures().FirstOrDefault(m => m.Measure.Key == view.CheckIn.Measure);
        var known = measure is null ? null : parts.LastKnown(measure);
        return new OpenedCheckIn(view, known, plan.Next, plan.Plan.AreMilestonesDone, plan.Today) { IsClosed = plan.Plan.IsClosed };
    }

    /// <param name="seen">How many answers its sender had been shown.</param>
    /// <returns>What is wrong, as (field, sentence), and whether others have answered meanwhile; neither when the answer is taken.</returns>
    public async Task<((string Field, string Sentence)? Mistake, bool IsAnsweredMeanwhile)> Answer(
        Visitor visitor, long id, string? answer, string? reading, string? words, int seen, CancellationToken cancel)
    {
        switch (await checkIns.Run(visitor, id, answer, reading, words, seen, cancel))
        {
            case AnswerOutcome.Taken or AnswerOutcome.NoSuchCheckIn:
                return (null, false);
            case AnswerOutcome.AnsweredMeanwhile:
                return (null, true);
            case AnswerOutcome.UnknownAnswer:
                return (("answer", texts["refusal.UnknownAnswer"]), false);
            case AnswerOutcome.WrongNumber({ Code: ReadingMistakeCode.NotANumber }):
                return (("reading", texts["refusal.NotANumber"]), false);
            case AnswerOutcome.WrongNumber(var mistake):
                return (("reading", readings.Sentence(mistake)), false);
            case AnswerOutcome.TooLong(var over, var most):
                return (("words", texts["refusal.TooLong", over, most]), false);
            default:
                throw new UnreachableException();
        }
    }
}
