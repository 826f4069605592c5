using ScaleSuccess.Plans.Commitments;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// What both sides have committed themselves to, and what became of it (docs/facts.md, "commitment"). Its own side says so; nothing is kept
/// or missed because a day has passed.
/// </summary>
public sealed partial class Plan
{
    public List<CommitmentReport> CommitmentReports { get; } = [];

    public CommitmentTimes TimesOf(PlanItem commitment) => new(commitment.FromOn ?? StartedOn, commitment.DueOn ?? Deadline, commitment.Every);

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<CommitmentReport> ReportsOf(PlanItem commitment) =>
        [.. CommitmentReports.Where(report => report.Commitment == commitment.Key).OrderBy(report => report.Day).ThenBy(report => report.Id)];

    /// <summary>The last day of the time of which nobody has said yet whether it was kept: it is overdue. Null: nothing is asked.</summary>
    public DateOnly? AskedTime(PlanItem commitment, DateOnly today) =>
        IsOpen(commitment) && TimesOf(commitment).Latest(today) is { } day && Report(commitment, day) is null ? day : null;

    /// <summary>
    /// The time of which it can be said now that it was kept or missed: the one that is asked about; of one that is for once also before its
    /// day. Null: none.
    /// </summary>
    public DateOnly? ReportableTime(PlanItem commitment, DateOnly today) =>
        AskedTime(commitment, today) ?? (IsOpen(commitment) && commitment.Every is null ? TimesOf(commitment).Until : null);

    /// <summary>The last report, which can be taken back while the plan is not over; null: there is none.</summary>
    public CommitmentReport? UndoableReport(PlanItem commitment, DateOnly today) =>
        IsOver || !IsOfThisPhase(commitment) ? null
            : Ending(commitment) ?? (TimesOf(commitment).Latest(today) is { } day ? Report(commitment, day) : null);

    public void TakeBack(CommitmentReport report) => CommitmentReports.Remove(report);

    private CommitmentReport? Report(PlanItem commitment, DateOnly day) =>
        CommitmentReports.Find(report => report.Commitment == commitment.Key && report.Day == day);

    /// <summary>What has ended it.</summary>
    private CommitmentReport? Ending(PlanItem commitment) => CommitmentReports.Find(report => report.Commitment == commitment.Key && report.Ends);
}
