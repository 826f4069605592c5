using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.OpsOwners;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;

namespace ScaleSuccess.App;

/// <summary>The state of the loop, and what is waiting for ops.</summary>
/// <param name="Waiting">The customers who wait for help or an answer, each with the thread that waits longest.</param>
/// <param name="Failed">Steps whose last run failed.</param>
public sealed record TodayView(
    Funnel Funnel, WaitingList Waiting, IReadOnlyList<UndeliveredMessage> Undelivered,
    IReadOnlyList<OfferedText> Offered, IReadOnlyList<StepRun> Failed)
{
    /// <summary>Steps that have not run as scheduled.</summary>
    public IReadOnlyList<StepRun> Late { get; init; } = [];

    /// <summary>Why no mail is sent; null: it is sent.</summary>
    public MailHold? Held { get; init; }

    /// <summary>A trained model that waits for a decision; null: none.</summary>
    public AssigningModel? WaitingModel { get; init; }

    /// <summary>New answers have drifted from the published model; null: they have not.</summary>
    public DriftView? Drift { get; init; }

    /// <summary>Plans whose customer changed segment.</summary>
    public int Proposals { get; init; }

    /// <summary>Customers pinned to a segment that the published model does not have.</summary>
    public IReadOnlyList<DroppedPins> DroppedPins { get; init; } = [];

    /// <summary>Customers whom the published model is not sure of.</summary>
    public long Unclear { get; init; }

    /// <summary>The vendor's own actions that are overdue.</summary>
    public OwedCount Owed { get; init; } = new(0, 0, 0);

    /// <summary>The vendor's commitments of which nobody has said yet whether they were kept.</summary>
    public long OwedCommitments { get; init; }

    /// <summary>Of whom of the vendor something is expected though they are gone.</summary>
    public GoneOwners Gone { get; init; } = GoneOwners.None;

    /// <summary>The mail server refuses us; null: mail is being sent.</summary>
    public PausedSending? Paused { get; init; }

    /// <summary>Customers who are not asked any more, the latest of them.</summary>
    public IReadOnlyList<QuietCustomer> Quiet { get; init; } = [];

    /// <summary>Customers who were reminded in vain, the latest of them.</summary>
    public IReadOnlyList<UnansweredCustomer> Unanswered { get; init; } = [];

    /// <summary>Plans that their customers closed with something to say, the latest of them.</summary>
    public IReadOnlyList<ClosedPlan> ClosedPlans { get; init; } = [];

    /// <summary>Reviews that wait for their customers, the oldest of them.</summary>
    public IReadOnlyList<OverdueReview> OverdueReviews { get; init; } = [];

    /// <summary>Invitations that the invited reported as unwanted, the latest of them.</summary>
    public IReadOnlyList<ReportedInvitation> Reported { get; init; } = [];

    /// <summary>Customers to whom no mail can be sent, the latest of them.</summary>
    public IReadOnlyList<UnreachableCustomer> Unreachable { get; init; } = [];
}

/// <summary>A newer version of a text that ops have changed.</summary>
public sealed record OfferedText(string Kind, string Key, string Title, int Offered, int Active, DateTimeOffset Since);

public sealed class ReadToday(
    ReadFunnel funnel, ReadWaiting waiting, UndeliveredMessages messages, OfferedDefinitions offers, ReadStepRuns runs,
    ReadMailHold hold, ReadAssigner assigner, ReadDrift drift, ReadProposals proposals, ListUnclearCustomers unclear,
    ReadDroppedPins dropped, EmailTypes emails, PlanFileTitles plans, SendingPause pause, QuietCustomers quiet, UnansweredCustomers unanswered,
    UnreachableCustomers unreachable, ReadClosedPlans closed, ReportedInvitations reported, ReadOwedActions owed, ReadOwedCommitments commitments, ReadOverdueReviews reviews, ReadGoneOwners gone, TimeProvider clock)
{
    private const int MostWaiting = 10;

    public async Task<TodayView> Now(CancellationToken cancel)
    {
        var steps = (await runs.All(cancel)).Values;
        return new TodayView(
            await funnel.Now(cancel), await waiting.Customers(MostWaiting, cancel), await messages.All(cancel),
            await Offered(cancel), [.. steps.Where(run => run.Failed is not null)])
        {
            Late = [.. steps.Where(run => run.IsLate(clock.GetUtcNow()))],
            Held = await hold.Now(cancel),
            WaitingModel = (await assigner.Now(cancel)).Waiting,
            Drift = await drift.Latest(cancel) is { IsAlarm: true } alarm ? alarm : null,
            Proposals = await proposals.CountOpen(cancel),
            DroppedPins = await dropped.Now(cancel),
            Unclear = await unclear.Count(cancel),
            Owed = await owed.Count(cancel),
            OwedCommitments = await commitments.Count(cancel),
            Gone = await gone.Now(cancel),
            Paused = await pause.Now(cancel),
            Quiet = await quiet.Latest(cancel),
            Unanswered = await unanswered.Latest(cancel),
            OverdueReviews = await reviews.Oldest(cancel),
            ClosedPlans = await closed.Latest(cancel),
            Unreachable = await unreachable.Latest(cancel),
            Reported = await reported.Open(cancel),
        };
    }

    /// <summary>Surveys are not edited in the console, so their new versions count by themselves.</summary>
    private async Task<IReadOnlyList<OfferedText>> Offered(CancellationToken cancel)
    {
        var all = (await offers.All(cancel)).Where(offer => offer.Kind != Definition.Survey).ToList();
        if (all.Count == 0) return [];
        var names = await plans.All(cancel);
        return [.. all.Select(one => new OfferedText(one.Kind, one.Key,
            one.Kind == Definition.Email ? emails.Title(one.Key) : names.GetValueOrDefault(one.Key, one.Key), one.Offered, one.Active, one.Since))];
    }
}
