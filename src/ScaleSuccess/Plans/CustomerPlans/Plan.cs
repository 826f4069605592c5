namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// A customer's own plan. Made in bulk by Drafting/StartPlans; its owner changes it from then on, through these verbs,
/// under the lock that <see cref="PlanLock"/> takes. When a milestone is done, and when the goal is reached, is said here.
/// </summary>
public sealed class Plan
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
    public DateTimeOffset? AchievedAt { get; private set; }
    public List<PlanItem> Items { get; } = [];

    /// <summary>In the order in which they came.</summary>
    public List<Reading> Readings { get; } = [];

    public bool IsAchieved => AchievedAt is not null;
    public PlanItem? Find(string kind, string? key) => Items.Find(item => item.Kind == kind && item.Key == key);

    /// <summary>A milestone is done with its last action, whoever did it.</summary>
    /// <param name="by">Null: the vendor.</param>
    public void Tick(PlanItem action, long? by, DateTimeOffset now)
    {
        action.Finish(by, now);
        if (ActionsBeside(action).All(other => other.IsDone)) Find(ItemKind.Milestone, action.Parent)?.Finish(by, now);
        ReachGoal(now);
    }

    /// <summary>If an action is reopened, so is its milestone; a goal that was reached stays reached.</summary>
    public void Untick(PlanItem action)
    {
        action.Reopen();
        Find(ItemKind.Milestone, action.Parent)?.Reopen();
    }

    /// <summary>The customer says that a milestone is done, and so are its own actions for it; the vendor's may stay open.</summary>
    public void FinishMilestone(string milestone, long by, DateTimeOffset now)
    {
        foreach (var own in Items.Where(item => item.Kind == ItemKind.Action && item.Parent == milestone && item.Side == "customer"))
            own.Finish(by, now);
        Find(ItemKind.Milestone, milestone)?.Finish(by, now);
        ReachGoal(now);
    }

    public void Record(Reading reading)
    {
        Readings.Add(reading);
        ReachGoal(reading.ReadAt);
    }

    private IEnumerable<PlanItem> ActionsBeside(PlanItem action) =>
        Items.Where(item => item.Kind == ItemKind.Action && item.Parent == action.Parent);

    private void ReachGoal(DateTimeOffset now)
    {
        if (!IsAchieved && IsGoalMet) AchievedAt = now;
    }

    /// <summary>Every measure with a target has reached it; without targets, every milestone is done.</summary>
    private bool IsGoalMet
    {
        get
        {
            var targets = Items.Where(item => item is { Kind: ItemKind.Measure, Target: not null }).ToList();
            if (targets.Count == 0) return Items.Where(item => item.Kind == ItemKind.Milestone).All(milestone => milestone.IsDone);
            var latest = Reading.Latest(Readings);
            return targets.All(measure => latest.TryGetValue(measure.Key, out var reading) && measure.IsMetBy(reading.Value));
        }
    }
}
