using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Phases;

namespace ScaleSuccess.Web.Portal.Plans.Ending;

/// <summary>What a plan's page says about its end.</summary>
public sealed class EndingSentences(OpenedPlan plan)
{
    private static readonly IStringLocalizer<EndingTexts> Texts = Localizer.Of<EndingTexts>();

    public string Closed => Texts["closed"];

    /// <summary>Who closed the plan, and when.</summary>
    public string ClosedBy
    {
        get
        {
            var by = plan.View.Plan.Decisions.FindLast(decision => decision.Kind == DecisionKind.Closed)?.ContactId;
            return Texts[by == plan.Visitor.ContactId ? "closed.you" : "closed.other", Days.Short(plan.Visitor.Day(plan.View.Plan.ClosedAt!.Value), plan.View.Today), Name(by)];
        }
    }

    /// <summary>"Wed 16 Dec, 2 days before the target date": what it is measured by is said, as a milestone beside it has a date of its own.</summary>
    public string Reached(DateTimeOffset at, DateOnly deadline)
    {
        var day = plan.Visitor.Day(at);
        return (day.DayNumber - deadline.DayNumber) switch
        {
            < 0 and var early => Texts.Count("reached.early", -early, Days.Short(day, plan.View.Today)),
            > 0 and var late => Texts.Count("reached.late", late, Days.Short(day, plan.View.Today)),
            _ => Texts["reached.on", Days.Short(day, plan.View.Today)],
        };
    }

    /// <summary>What was decided, for the list of what changed.</summary>
    public IEnumerable<(DateTimeOffset At, string Words)> Past =>
    [
        .. plan.View.Plan.Decisions.Where(decision => decision.Kind != DecisionKind.NextGoalSetAside).Select(decision => (decision.DecidedAt, Decided(decision))),
        .. plan.View.Plan.Phases.Select(phase => (phase.AchievedAt, Texts["past.reached", GoalOf(phase.Phase)].Value)),
    ];

    /// <summary>What a phase was for.</summary>
    public string GoalOf(int phase) => plan.View.OfPhase(ItemKind.Objective, phase).FirstOrDefault()?.Title ?? plan.View.Plan.Title;

    private string Decided(PlanDecision decision)
    {
        var by = decision.ContactId == plan.Visitor.ContactId ? "you" : "other";
        return Texts[$"past.{decision.Kind}.{by}",
            decision.DeadlineBefore is { } before ? Days.Short(before, plan.View.Today) : "", decision.Deadline is { } deadline ? Days.Short(deadline, plan.View.Today) : "", Name(decision.ContactId), GoalOf(decision.Phase + 1)];
    }

    private string Name(long? contact) => contact is { } id && plan.View.Owners.TryGetValue(id, out var name) ? name : Texts["colleague"].Value;
}
