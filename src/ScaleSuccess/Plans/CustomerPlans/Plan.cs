namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// A customer's own plan. Made in bulk by Drafting/StartPlans; its owner changes it from then on, through these verbs,
/// under the lock that <see cref="PlanLock"/> takes. Whether it is accepted, when a milestone is done, what is overdue and when
/// the goal is reached is said here and in docs/facts.md; the view plan_facts says the same where SQL counts.
/// </summary>
public sealed partial class Plan
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ResponseId { get; init; }

    /// <summary>Who gave the answers, and gets the e-mails.</summary>
    public long ContactId { get; init; }
    public long DefinitionId { get; init; }
    public required string Segment { get; init; }
    public required string Title { get; init; }
    public int Version { get; init; }
    public DateOnly StartedOn { get; init; }
    public DateOnly Deadline { get; init; }

    /// <summary>When the goal was first reached.</summary>
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

    /// <summary>The goal is reached. A new version has to be accepted before that counts again.</summary>
    public bool IsAchieved => IsAccepted && AchievedAt is not null;

    /// <summary>There are milestones, and all are done.</summary>
    public bool AreMilestonesDone => Milestones.Any() && Milestones.All(milestone => milestone.IsDone);

    /// <summary>The action that asks for acceptance is done when this version is accepted, and only then; anything else when it is ticked.</summary>
    public bool IsDone(PlanItem item) => item.AcceptsPlan ? IsAccepted : item.IsDone;

    public PlanItem? Find(string kind, string? key) => Items.Find(item => item.Kind == kind && item.Key == key);

    /// <summary>Its day has passed and it is still asked for: not when it is done, its milestone is done, the goal is reached, or it is on hold.</summary>
    /// <param name="item">A milestone or an action.</param>
    public bool IsOverdue(PlanItem item, DateOnly today) => item.DueOn < today && IsOpen(item) && !IsOnHold(item);

    /// <summary>Still asked for. Acceptance is, whatever its milestone.</summary>
    public bool IsOpen(PlanItem item) =>
        !IsDone(item) && !IsAchieved && (item.AcceptsPlan || Find(ItemKind.Milestone, item.Parent) is not { IsDone: true });

    /// <summary>Accepts this version; the first to do so is recorded. Nothing else finishes the action that asks for it.</summary>
    public void Accept(long by, DateTimeOffset now)
    {
        if (!IsAccepted)
        {
            Acceptances.Add(new Acceptance { PlanId = Id, Version = Version, ContactId = by, AcceptedAt = now });
            foreach (var action in Items.FindAll(item => item.AcceptsPlan))
            {
                // It may be ticked for an earlier version.
                action.Reopen();
                Complete(action, by, now);
            }
        }
        ReachGoal(now);
    }

    /// <summary>The customer says that the goal is reached, and with it that the plan was right.</summary>
    public void ConfirmGoal(long by, DateTimeOffset now)
    {
        if (GoalConfirmedAt is null) (GoalConfirmedAt, GoalConfirmedBy) = (now, by);
        Accept(by, now);
    }

    /// <summary>Does nothing to the action that asks for acceptance: a tick names no version.</summary>
    /// <param name="by">Null: the vendor.</param>
    public void Tick(PlanItem action, long? by, DateTimeOffset now)
    {
        if (action.AcceptsPlan) return;
        Complete(action, by, now);
        ReachGoal(now);
    }

    /// <summary>If an action is reopened, so is its milestone; a goal that was reached stays reached. An acceptance stays, too.</summary>
    public void Untick(PlanItem action)
    {
        if (action.AcceptsPlan) return;
        action.Reopen();
        Find(ItemKind.Milestone, action.Parent)?.Reopen();
    }

    /// <summary>The customer says that a milestone is done, and so are its own actions for it; the vendor's may stay open, and so may acceptance.</summary>
    public void FinishMilestone(string milestone, long by, DateTimeOffset now)
    {
        foreach (var own in Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", AcceptsPlan: false } && item.Parent == milestone))
            own.Finish(by, now);
        Find(ItemKind.Milestone, milestone)?.Finish(by, now);
        ReachGoal(now);
    }

    /// <summary>A number is progress: however good, it reaches no goal.</summary>
    public void Record(Reading reading) => Readings.Add(reading);

    /// <summary>A milestone is done with its last action, whoever did it.</summary>
    private void Complete(PlanItem action, long? by, DateTimeOffset now)
    {
        action.Finish(by, now);
        if (ActionsBeside(action).All(IsDone)) Find(ItemKind.Milestone, action.Parent)?.Finish(by, now);
    }

    private IEnumerable<PlanItem> Milestones => Items.Where(item => item.Kind == ItemKind.Milestone);

    private IEnumerable<PlanItem> ActionsBeside(PlanItem action) =>
        Items.Where(item => item.Kind == ItemKind.Action && item.Parent == action.Parent);

    /// <summary>An accepted plan's goal is reached when the customer says so, or with the last milestone.</summary>
    private void ReachGoal(DateTimeOffset now)
    {
        if (AchievedAt is null && IsAccepted && (GoalConfirmedAt is not null || AreMilestonesDone)) AchievedAt = now;
    }
}
