using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>What a review says of a plan: everything from its facts, nothing is typed.</summary>
/// <param name="Since">When the last review was confirmed; null: all since the plan began.</param>
/// <param name="Changes">What has changed in the plan since.</param>
/// <param name="Modules">By goal: which measures speak for it.</param>
internal sealed record AssembleReview(
    PlanView View, DateTimeOffset? Since, TimeZoneInfo Zone, IReadOnlyList<PlanChange> Changes, IReadOnlyDictionary<string, GoalModule> Modules, Assessment Assessment)
{
    private Plan Plan => View.Plan;
    private DateOnly From => Since is { } since ? Day(since) : Plan.Phases.Select(phase => phase.StartedOn).Append(Plan.StartedOn).Min();

    public ReviewContent Content() => new()
    {
        From = From,
        To = View.Today,
        Deadline = Plan.Deadline,
        Track = View.Track,
        Objectives = [.. View.Of(ItemKind.Objective).Select(objective => new ReviewedObjective(objective.Title, SpeakFor(objective)))],
        Measures = [.. View.Measures().Select(Measured)],
        Done = [.. Steps(done => done is { DoneAt: { } at, AcceptsPlan: false } && IsSince(at)).OrderBy(item => item.DoneAt).Select(Item)],
        Late = [.. Steps(View.IsOverdue).OrderBy(item => item.DueOn).Select(Item)],
        Commitments = [.. View.OfPhase(ItemKind.Commitment, null).Select(View.Commitment).Where(one => Plan.IsOfThisPhase(one.Item) || Said(one).Any()).Select(Commitment)],
        Ahead = [.. View.Of(ItemKind.Milestone).Where(Plan.IsOpen).Select(Item)],
        OwnActions = Open(Side.Customer),
        VendorActions = Open(Side.Vendor),
        Help = [.. Plan.Help.Where(help => IsSince(help.CreatedAt) || help.ClosedAt is null || IsSince(help.ClosedAt.Value)).OrderBy(help => help.CreatedAt)
            .Select(help => new ReviewedHelp(help.About, Day(help.CreatedAt), help.ClosedAt is { } closed ? Day(closed) : null))],
        Dropped = [.. Plan.Dropped.Where(dropped => dropped.With is null && IsSince(dropped.DroppedAt))
            .Select(dropped => new ReviewedDrop(dropped.ReadItem().Title, dropped.Reason, dropped.Words))],
        Thin = [.. Assessment.Thin.Select(section => new ReviewedSection(section.Section, section.Thin!.Value))],
        Moved = [.. End(), .. Milestones()],
        Decided = [.. Decided().OrderBy(decision => decision.On)],
    };

    private int Open(Side side) => View.Of(ItemKind.Action).Count(action => action.IsOf(side) && !action.AcceptsPlan && Plan.IsOpen(action));

    /// <summary>Milestones and actions of all phases: what was done since may belong to the one before.</summary>
    private IEnumerable<PlanItem> Steps(Func<PlanItem, bool> which) =>
        Plan.Items.Where(item => item.Kind is ItemKind.Milestone or ItemKind.Action && which(item)).OrderBy(item => item.Position);

    private ReviewedItem Item(PlanItem item) =>
        new(item.Kind, item.Title, item.Side, item.DoneAt is null ? item.OwnerId : item.DoneBy, item.DueOn, item.DoneAt is { } done ? Day(done) : null) { OpsOwner = View.OpsOwner(item) };

    private IEnumerable<CommitmentReport> Said(CommitmentView commitment) => commitment.Reports.Where(report => IsSince(report.ReportedAt));

    private ReviewedCommitment Commitment(CommitmentView one)
    {
        var said = Said(one).ToList();
        return new(one.Item.Title, one.Item.Side!, one.Item.OwnerId, said.Count(report => report.State == ReportedState.Kept),
            said.Count(report => report.State == ReportedState.Missed), one.State, said.LastOrDefault(report => report.Words.Length > 0)?.Words ?? "")
        { OpsOwner = View.OpsOwner(one.Item) };
    }

    /// <summary>Those that show the benefits which come with the objective's goal.</summary>
    private List<string> SpeakFor(PlanItem objective) =>
        [.. View.Of(ItemKind.Measure).Where(measure => Modules.TryGetValue(objective.Key, out var module) && module.Benefits.Any(benefit => benefit.Measures.Contains(measure.Key)))
            .Select(measure => measure.Key)];

    private ReviewedMeasure Measured(MeasureView view)
    {
        var before = view.Readings.LastOrDefault(reading => reading.Day <= From)?.Value ?? view.Baseline;
        var state = view switch
        {
            { Now: null } => MeasureState.Unknown,
            { IsReached: true } => MeasureState.Reached,
            _ when View.FallsShort(view) => MeasureState.FallsShort,
            _ => Plan.IsAchieved && view.Measure.Target is not null ? MeasureState.NotReached : MeasureState.OnTrack,
        };
        return new(view.Measure.Key, view.Measure.Title, view.Measure.Unit, before, view.Now, view.LastKnown, view.ReadOn, view.Measure.Target, state);
    }

    private IEnumerable<ReviewedMove> End()
    {
        var extended = Plan.Decisions.FindAll(decision => decision is { Kind: DecisionKind.Extended } && decision.Phase == Plan.Phase && IsSince(decision.DecidedAt));
        if (extended is [{ DeadlineBefore: { } from }, ..] && from != Plan.Deadline) yield return new ReviewedMove(null, from, Plan.Deadline);
    }

    /// <summary>From the day that each had first to the one that it has now, however often it moved.</summary>
    private IEnumerable<ReviewedMove> Milestones() =>
        from change in Changes
        where change is { Kind: ChangeKind.Changed, ItemKind: ItemKind.Milestone } && change.ReadFields().ContainsKey(ItemField.Due)
        group change by change.ItemKey into changes
        let milestone = Plan.Find(ItemKind.Milestone, changes.Key)
        where milestone is { DueOn: not null } && Plan.IsOfThisPhase(milestone)
        let move = new ReviewedMove(milestone.Title, Days.ReadIso(changes.First().ReadFields()[ItemField.Due].Before) ?? milestone.DueOn!.Value, milestone.DueOn!.Value)
        where move.From != move.To
        orderby milestone.Position
        select move;

    private IEnumerable<ReviewedDecision> Decided()
    {
        foreach (var phase in Plan.Phases.Where(phase => IsSince(phase.AchievedAt))) yield return new(ReviewedDecision.GoalReached, Day(phase.AchievedAt), GoalOf(phase.Phase));
        if (Plan is { IsAchieved: true, AchievedAt: { } achieved } && IsSince(achieved)) yield return new(ReviewedDecision.GoalReached, Day(achieved), GoalOf(Plan.Phase));
        foreach (var decision in Plan.Decisions.Where(decision => IsSince(decision.DecidedAt)))
        {
            if (decision.Kind == DecisionKind.NextGoalStarted) yield return new(decision.Kind, Day(decision.DecidedAt), GoalOf(decision.Phase + 1));
            else if (decision.Kind is DecisionKind.Closed or DecisionKind.OpenedAgain) yield return new(decision.Kind, Day(decision.DecidedAt), null);
        }
    }

    private string GoalOf(int phase) => View.OfPhase(ItemKind.Objective, phase).FirstOrDefault()?.Title ?? Plan.Title;

    private bool IsSince(DateTimeOffset at) => Since is not { } since || at > since;

    private DateOnly Day(DateTimeOffset at) => Days.Of(at, Zone);
}
