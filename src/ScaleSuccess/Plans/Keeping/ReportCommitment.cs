using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Plans.Keeping;

/// <summary>What is said of a commitment.</summary>
/// <param name="Day">The time that the sender had before them, see <see cref="Plan.ReportableTime"/>; of a release it says nothing.</param>
/// <param name="State">A <see cref="ReportedState"/>.</param>
/// <param name="Words">In their own words; may be empty.</param>
public sealed record NewReport(string Commitment, DateOnly? Day, string State, string Words);

public abstract record ReportOutcome
{
    private ReportOutcome() { }

    public sealed record Taken : ReportOutcome;

    /// <param name="Over">By how many characters.</param>
    public sealed record TooLong(int Over, int Most) : ReportOutcome;

    /// <summary>Somebody has said something else of it, it is left out, the time is another, or the plan is over.</summary>
    public sealed record NotOpen : ReportOutcome;
}

/// <summary>
/// A side says of a commitment of its own that it was kept or missed, or no longer binds; or takes that back. Sent twice, it is said once,
/// and the first to say it is kept.
/// </summary>
public sealed class ReportCommitment(ScaleDb db, TimeProvider clock)
{
    public const int LongestWords = 1000;

    public Task<ReportOutcome> Run(Visitor visitor, NewReport report, CancellationToken cancel) =>
        Run(() => db.PlanToChangeOf(visitor.CustomerId, cancel), Side.Customer, new PlanAuthor.Contact(visitor.ContactId), report, cancel);

    public Task<ReportOutcome> Run(long plan, string opsUser, NewReport report, CancellationToken cancel) =>
        Run(() => db.PlanToChange(plan, cancel), Side.Vendor, new PlanAuthor.Ops(opsUser), report, cancel);

    public Task TakeBack(Visitor visitor, string commitment, CancellationToken cancel) =>
        TakeBack(() => db.PlanToChangeOf(visitor.CustomerId, cancel), Side.Customer, commitment, cancel);

    public Task TakeBack(long plan, string commitment, CancellationToken cancel) =>
        TakeBack(() => db.PlanToChange(plan, cancel), Side.Vendor, commitment, cancel);

    private async Task<ReportOutcome> Run(Func<Task<Plan?>> open, Side side, PlanAuthor by, NewReport report, CancellationToken cancel)
    {
        var words = ThreadWords.Said(report.Words);
        if (TypedText.Length(words) > LongestWords) return new ReportOutcome.TooLong(TypedText.Length(words) - LongestWords, LongestWords);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await open() is not { } plan || plan.Find(ItemKind.Commitment, report.Commitment) is not { } item || !item.IsOf(side)) return new ReportOutcome.NotOpen();
        var (now, today) = (clock.GetUtcNow(), await db.DayOf(plan, clock.GetUtcNow(), cancel));
        var day = report.State == ReportedState.Released ? ReleasedOn(plan, item, today) : plan.ReportableTime(item, today);
        if (day is not { } time || (report.State != ReportedState.Released && report.Day != time) || !ReportedState.All.Contains(report.State))
            // A second click; other words are not a click more.
            return plan.ReportsOf(item).Any(said => said.State == report.State && (said.Day == report.Day || said.State == ReportedState.Released) && ThreadWords.AreSaid(words, said.Words)) ? new ReportOutcome.Taken() : new ReportOutcome.NotOpen();
        plan.CommitmentReports.Add(new CommitmentReport
        {
            PlanId = plan.Id, Commitment = item.Key, Day = time, State = report.State, Words = words, Ends = item.Every is null || report.State == ReportedState.Released,
            ContactId = (by as PlanAuthor.Contact)?.Id, OpsUser = (by as PlanAuthor.Ops)?.User, ReportedAt = now,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ReportOutcome.Taken();
    }

    /// <summary>The time that is asked about is released, else the one that goes on. Null: it has ended.</summary>
    private static DateOnly? ReleasedOn(Plan plan, PlanItem item, DateOnly today) => !plan.IsOpen(item) ? null
        : plan.AskedTime(item, today) ?? plan.TimesOf(item).Present(today);

    private async Task TakeBack(Func<Task<Plan?>> open, Side side, string commitment, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await open() is not { } plan || plan.Find(ItemKind.Commitment, commitment) is not { } item || !item.IsOf(side)) return;
        if (plan.UndoableReport(item, await db.DayOf(plan, clock.GetUtcNow(), cancel)) is not { } report) return;
        plan.TakeBack(report);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
