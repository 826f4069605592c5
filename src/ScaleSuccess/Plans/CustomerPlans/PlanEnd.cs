using ScaleSuccess.Plans.Phases;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>How a plan ends: after the deadline its customer extends or closes it; beyond its goal it goes on with the next one.</summary>
public sealed partial class Plan
{
    public DateTimeOffset? ClosedAt { get; private set; }
    public List<PlanDecision> Decisions { get; } = [];

    /// <summary>The customer has closed it: it stays as it is, can be read, and asks for nothing until somebody opens it again.</summary>
    public bool IsClosed => ClosedAt is not null;

    /// <summary>Nothing is asked any more.</summary>
    public bool IsOver => IsClosed || IsAchieved;

    /// <summary>The deadline has passed, and what becomes of the plan is for the customer to say.</summary>
    public bool AsksAboutEnd(DateOnly today) => !IsOver && Deadline < today;

    /// <summary>Counted from 1: each goal after the first begins another.</summary>
    public int Phase { get; private set; } = 1;

    /// <summary>Those that are over.</summary>
    public List<PlanPhase> Phases { get; } = [];

    public bool IsOfThisPhase(PlanItem item) => item.Phase == Phase;

    /// <summary>What is said of the customer, and what it measures, is so in every phase.</summary>
    public bool IsOfThisOrEveryPhase(PlanItem item) => IsOfThisPhase(item) || item.Kind is ItemKind.Highlight or ItemKind.Challenge or ItemKind.Measure;

    /// <summary>Of this phase or an earlier one.</summary>
    public bool HasReachedGoal => Phase > 1 || IsAchieved;

    /// <summary>Its reviews are held: somebody has accepted it, this phase or an earlier one, and it is not closed.</summary>
    public bool IsReviewed => !IsClosed && (IsAccepted || HasReachedGoal);

    /// <summary>The customer has said "not now" to a next goal.</summary>
    public bool HasSetNextGoalAside => Decisions.Exists(decision => decision.Kind == DecisionKind.NextGoalSetAside && decision.Phase == Phase);

    public void SetNextGoalAside(long by, DateTimeOffset now)
    {
        if (IsAchieved && !HasSetNextGoalAside) Decisions.Add(Decided(DecisionKind.NextGoalSetAside, by, now));
    }

    /// <summary>Of a plan that is loaded with what was left out and declined: goes on with the next goal, as a new version that waits for its own acceptance. What was reached stays as it was.</summary>
    public void StartPhase(NextPhase next, long by, DateTimeOffset now)
    {
        Decisions.Add(new PlanDecision { PlanId = Id, Kind = DecisionKind.NextGoalStarted, ContactId = by, DecidedAt = now, Phase = Phase, Goal = next.Ask.Goal, ByWhen = next.Ask.ByWhen, Pace = next.Ask.Pace });
        Phases.Add(new PlanPhase
        {
            PlanId = Id, Phase = Phase, DefinitionId = DefinitionId, Segment = Segment, StartedOn = StartedOn, Deadline = Deadline,
            AchievedAt = AchievedAt!.Value, GoalConfirmedAt = GoalConfirmedAt, GoalConfirmedBy = GoalConfirmedBy,
        });
        (Phase, Version) = (Phase + 1, Version + 1);
        (AchievedAt, GoalConfirmedAt, GoalConfirmedBy) = (null, null, null);
        (DefinitionId, segment, StartedOn, Deadline) = (next.DefinitionId, next.Segment, next.StartedOn, next.Deadline);
        Items.AddRange(next.Items);
        // A goal that was left out or declined before comes with this one.
        Dropped.RemoveAll(dropped => Find(dropped.Kind, dropped.Key) is not null);
        Declined.RemoveAll(declined => Find(declined.Kind, declined.Key) is not null);
    }

    /// <param name="due">The new days of the items that move, by id.</param>
    /// <param name="titles">The new words of the items that name the deadline, by id.</param>
    /// <param name="title">The plan's own new title; null: it stays.</param>
    public void Extend(
        DateOnly to, IReadOnlyDictionary<long, DateOnly> due, string? title, IReadOnlyDictionary<long, string> titles, long by, DateTimeOffset now)
    {
        if (to != Deadline) Decisions.Add(Decided(DecisionKind.Extended, by, now, before: Deadline, deadline: to));
        Deadline = to;
        this.title = title ?? Title;
        foreach (var item in Items)
        {
            if (due.TryGetValue(item.Id, out var day)) item.Postpone(day);
            if (titles.TryGetValue(item.Id, out var words)) item.Reword(words);
        }
    }

    public void Close(string? reason, string words, long by, DateTimeOffset now)
    {
        if (IsOver) return;
        ClosedAt = now;
        Decisions.Add(Decided(DecisionKind.Closed, by, now, reason: reason, words: words));
    }

    public void OpenAgain(long by, DateTimeOffset now)
    {
        if (!IsClosed) return;
        ClosedAt = null;
        Decisions.Add(Decided(DecisionKind.OpenedAgain, by, now));
    }

    private PlanDecision Decided(
        string kind, long by, DateTimeOffset now, DateOnly? before = null, DateOnly? deadline = null, string? reason = null, string words = "") => new()
        {
            PlanId = Id, Kind = kind, ContactId = by, DecidedAt = now, Phase = Phase, DeadlineBefore = before, Deadline = deadline, Reason = reason, Words = words,
        };
}

/// <summary>What a plan goes on with.</summary>
public sealed record NextPhase(PhaseAsk Ask, long DefinitionId, string Segment, DateOnly StartedOn, DateOnly Deadline, IReadOnlyList<PlanItem> Items);
