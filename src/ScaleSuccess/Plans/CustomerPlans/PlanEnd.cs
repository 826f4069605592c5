using ScaleSuccess.Plans.Phases;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>How a plan ends without its goal: after the deadline its customer extends or closes it.</summary>
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

    /// <param name="due">The new days of the items that move, by id.</param>
    public void Extend(DateOnly to, IReadOnlyDictionary<long, DateOnly> due, long by, DateTimeOffset now)
    {
        Decisions.Add(Decided(DecisionKind.Extended, by, now, before: Deadline, deadline: to));
        Deadline = to;
        foreach (var item in Items)
            if (due.TryGetValue(item.Id, out var day)) item.Postpone(day);
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
        PlanId = Id, Kind = kind, ContactId = by, DecidedAt = now, DeadlineBefore = before, Deadline = deadline, Reason = reason, Words = words,
    };
}
