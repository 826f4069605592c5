using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Keeping;

public enum CommitmentState
{
    /// <summary>Its day, or the last day of the present time, is still to come.</summary>
    Open,

    /// <summary>A time is over, and nobody has said whether it was kept.</summary>
    Overdue,

    /// <summary>One that is for once: it has ended so.</summary>
    Kept,
    Missed,

    /// <summary>It no longer binds.</summary>
    Released,
}

/// <summary>A commitment of a plan as pages and reviews show it.</summary>
/// <param name="Asked">The last day of the time that is asked about; null: none is.</param>
/// <param name="Next">The last day of the time that goes on; null: it has ended, or all are over.</param>
/// <param name="Reports">All that was said of it, in the order of their days.</param>
public sealed record CommitmentView(PlanItem Item, CommitmentState State, DateOnly? Asked, DateOnly? Next, IReadOnlyList<CommitmentReport> Reports)
{
    public CommitmentReport? Last => Reports.Count > 0 ? Reports[^1] : null;

    /// <summary>It is for many times.</summary>
    public bool Recurs => Item.Every is not null;

    /// <summary>How often it was kept, of the times that were reported as kept or missed.</summary>
    /// <param name="since">Only of times that ended on this day or later; null: of all.</param>
    public CommitmentRecord Record(DateOnly? since = null)
    {
        var counted = Reports.Where(report => report.State != ReportedState.Released && (since is null || report.Day >= since)).ToList();
        return new CommitmentRecord(counted.Count(report => report.State == ReportedState.Kept), counted.Count);
    }
}

/// <param name="Reported">Kept or missed.</param>
public sealed record CommitmentRecord(int Kept, int Reported);

/// <summary>The commitments of a plan with their states and records: for its page, and for a review of what was since the last one.</summary>
public static class PlanCommitments
{
    extension(PlanView view)
    {
        /// <summary>In the plan's order.</summary>
        public IReadOnlyList<CommitmentView> Commitments() => [.. view.Of(ItemKind.Commitment).Select(view.Commitment)];

        public CommitmentView Commitment(PlanItem item)
        {
            var (asked, reports) = (view.Plan.AskedTime(item, view.Today), view.Plan.ReportsOf(item));
            var ending = reports.FirstOrDefault(report => report.Ends);
            var state = ending is null ? asked is null ? CommitmentState.Open : CommitmentState.Overdue : ending.State switch
            {
                ReportedState.Kept => CommitmentState.Kept,
                ReportedState.Missed => CommitmentState.Missed,
                ReportedState.Released => CommitmentState.Released,
                _ => throw new ArgumentOutOfRangeException(nameof(item), ending.State, null),
            };
            return new CommitmentView(item, state, asked, view.Plan.IsOpen(item) ? view.Plan.TimesOf(item).Present(view.Today) : null, reports);
        }
    }
}
