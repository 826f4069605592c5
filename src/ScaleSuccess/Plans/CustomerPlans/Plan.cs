namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// A customer's own plan. Made in bulk by Drafting/StartPlans; its owner changes it from then on, through these verbs,
/// under the lock that <see cref="PlanLock"/> takes. Whether it is accepted, when a milestone is done, what is overdue and when
/// the goal is reached is said here and in docs/facts.md; the view plan_facts says the same where SQL counts.
/// </summary>
public sealed partial class Plan
{
    private string segment = "", title = "";

    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ResponseId { get; init; }

    /// <summary>Who gave the answers, and gets the e-mails.</summary>
    public long ContactId { get; init; }

    /// <summary>Of the template of this phase.</summary>
    public long DefinitionId { get; private set; }
    public required string Segment { get => segment; init => segment = value; }
    public required string Title { get => title; init => title = value; }
    public int Version { get; private set; }

    /// <summary>Of this phase, as is the deadline.</summary>
    public DateOnly StartedOn { get; private set; }
    public DateOnly Deadline { get; private set; }

    /// <summary>When the goal of this phase was first reached.</summary>
    public DateTimeOffset? AchievedAt { get; private set; }

    /// <summary>When the customer said that the goal is reached, and who.</summary>
    public DateTimeOffset? GoalConfirmedAt { get; private set; }
    public long? GoalConfirmedBy { get; private set; }
    public List<PlanItem> Items { get; } = [];
    public List<Acceptance> Acceptances { get; } = [];
    public List<Reading> Readings { get; } = [];

    /// <summary>Of this version; null: nobody has accepted it.</summary>
    public Acceptance? Acceptance => Acceptances.Find(acceptance => acceptance.Version == Version);
    public bool IsAccepted => Acceptance is not null;

    /// <summary>The goal of this phase is reached. A new version has to be accepted before that counts again.</summary>
    public bool IsAchieved => IsAccepted && AchievedAt is not null;

    /// <summary>There are milestones in this phase, and all are done.</summary>
    public bool AreMilestonesDone => Milestones.Any() && Milestones.All(milestone => milestone.IsDone);

    /// <summary>The action that asks for acceptance is done when this version is accepted, and only then; a commitment when its own side has said how it ended; anything else when it is ticked, as is what an earlier phase left.</summary>
    public bool IsDone(PlanItem item) => item.Kind == ItemKind.Commitment ? Ending(item) is not null
        : item.AcceptsPlan && IsOfThisPhase(item) ? IsAccepted : item.IsDone;

    public PlanItem? Find(string kind, string? key) => Items.Find(item => item.Kind == kind && item.Key == key);

    /// <summary>The action that an action comes after, while it is in the plan.</summary>
    public PlanItem? ComesAfter(PlanItem item) => item.After is { } key ? Find(ItemKind.Action, key) : null;

    /// <summary>That one, while it is open, too: it is not this one's turn yet.</summary>
    public PlanItem? WaitsFor(PlanItem item) => ComesAfter(item) is { } first && IsOpen(first) ? first : null;

    /// <summary>Behind all that it has.</summary>
    public int NextPosition() => Items.Select(item => item.Position).DefaultIfEmpty().Max() + 1;

    /// <summary>Its day has passed and it is still asked for: not when it is done, its milestone is done, the plan is over, or it is on hold.</summary>
    /// <param name="item">A milestone or an action; of a commitment, see <see cref="AskedTime"/>.</param>
    public bool IsOverdue(PlanItem item, DateOnly today) => item.Kind != ItemKind.Commitment && item.DueOn < today && IsOpen(item) && !IsOnHold(item);

    /// <summary>Still asked for. Acceptance is, whatever its milestone.</summary>
    public bool IsOpen(PlanItem item) =>
        !IsDone(item) && !IsOver && IsOfThisPhase(item) && (item.AcceptsPlan || Find(ItemKind.Milestone, item.Parent) is not { IsDone: true });

    /// <summary>All its actions are done, on both sides, and nobody has said yet that the milestone is reached: the customer is asked.</summary>
    public bool IsReady(PlanItem milestone) => IsOpen(milestone) && Actions(milestone).ToList() is { Count: > 0 } actions && actions.TrueForAll(IsDone);

    /// <summary>Accepts this version; the first to do so is recorded. It finishes the action that asks for it.</summary>
    public void Accept(long by, DateTimeOffset now)
    {
        if (!IsAccepted)
        {
            Acceptances.Add(new Acceptance { PlanId = Id, Version = Version, ContactId = by, AcceptedAt = now });
            foreach (var action in Items.FindAll(item => item.AcceptsPlan && IsOfThisPhase(item)))
            {
                // It may be ticked for an earlier version.
                action.Reopen();
                action.Finish(by, now);
            }
            AcceptSections(by, now);
        }
        ReachGoal(now);
    }

    /// <summary>A slip can be undone; what was accepted longer ago stays accepted.</summary>
    public const int MinutesToUndo = 10;

    /// <summary>Whether this person may still take back their acceptance.</summary>
    public bool CanTakeBack(long by, DateTimeOffset now) =>
        !IsAchieved && Acceptance is { } accepted && accepted.ContactId == by && now - accepted.AcceptedAt < TimeSpan.FromMinutes(MinutesToUndo);

    /// <summary>Takes back an acceptance that was a slip.</summary>
    /// <returns>False when it is too late for that, or was somebody else's.</returns>
    public bool TakeBack(long by, DateTimeOffset now)
    {
        if (!IsAccepted) return true;
        if (!CanTakeBack(by, now)) return false;
        SectionAcceptances.RemoveAll(section => section.Version == Version && section.ContactId == by && section.AcceptedAt == Acceptance!.AcceptedAt);
        Acceptances.Remove(Acceptance!);
        foreach (var action in Items.FindAll(item => item.AcceptsPlan && IsOfThisPhase(item))) action.Reopen();
        return true;
    }

    /// <summary>The customer says that the goal is reached, and with it that the plan was right.</summary>
    public void ConfirmGoal(long by, DateTimeOffset now)
    {
        if (GoalConfirmedAt is null) (GoalConfirmedAt, GoalConfirmedBy) = (now, by);
        Accept(by, now);
    }

    /// <summary>If an action is reopened, so is its milestone; a goal that was reached stays reached. An acceptance stays, too.</summary>
    public void Untick(PlanItem action)
    {
        if (action.AcceptsPlan || !IsOfThisPhase(action)) return;
        action.Reopen();
        Find(ItemKind.Milestone, action.Parent)?.Reopen();
    }

    /// <summary>The customer says that a milestone is done, and so are its own actions for it; the vendor's may stay open, and so may acceptance.</summary>
    /// <returns>False when the plan does not have it, or not any more.</returns>
    public bool FinishMilestone(string milestone, long by, DateTimeOffset now)
    {
        if (Find(ItemKind.Milestone, milestone) is not { } item || !IsOfThisPhase(item)) return false;
        foreach (var own in OwnActions(milestone)) own.Finish(by, now);
        item.Finish(by, now);
        ReachGoal(now);
        return true;
    }

    /// <summary>Undoes that, with the actions that were done by it. If the goal was reached by it and nothing else, it no longer is.</summary>
    /// <returns>False when the plan does not have it, or not any more.</returns>
    public bool ReopenMilestone(string milestone)
    {
        if (Find(ItemKind.Milestone, milestone) is not { } item || !IsOfThisPhase(item)) return false;
        if (item.DoneAt is not { } done) return true;
        foreach (var own in OwnActions(milestone).Where(action => action.DoneAt == done)) own.Reopen();
        item.Reopen();
        if (GoalConfirmedAt is null && AchievedAt == done) AchievedAt = null;
        return true;
    }

    /// <summary>A number is progress: however good, it reaches no goal.</summary>
    public void Record(Reading reading) => Readings.Add(reading);

    private IEnumerable<PlanItem> Milestones => Items.Where(item => item.Kind == ItemKind.Milestone && IsOfThisPhase(item));

    private IEnumerable<PlanItem> Actions(PlanItem milestone) =>
        Items.Where(item => item.Kind == ItemKind.Action && item.Parent == milestone.Key);

    private IEnumerable<PlanItem> OwnActions(string milestone) =>
        Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", AcceptsPlan: false } && item.Parent == milestone);

    /// <summary>An accepted plan's goal is reached when the customer says so, or with the last milestone.</summary>
    private void ReachGoal(DateTimeOffset now)
    {
        if (AchievedAt is null && IsAccepted && (GoalConfirmedAt is not null || AreMilestonesDone)) AchievedAt = now;
    }
}
