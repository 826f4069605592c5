using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>
/// What a sequence comes back to. When it stops and what counts as a sign of life is the business of its kind (view sequence_facts), not of
/// the file: a file that forgot it would nag.
/// </summary>
public abstract class SequenceKind(string name, int quietDays)
{
    public static readonly SequenceKind SurveyInvitation = new SurveyInvitationKind();
    public static readonly SequenceKind PlanWaiting = new PlanWaitingKind();

    /// <summary>By their names, as files and the table of runs have them.</summary>
    public static IReadOnlyDictionary<string, SequenceKind> All { get; } =
        new[] { SurveyInvitation, PlanWaiting }.ToDictionary(kind => kind.Name);

    public string Name { get; } = name;

    /// <summary>After somebody at the customer has done something about it: whoever is at it is not reminded of it.</summary>
    public TimeSpan Quiet { get; } = TimeSpan.FromDays(quietDays);

    /// <summary>The e-mails that its steps may send.</summary>
    public abstract IReadOnlyList<string> Emails { get; }

    /// <summary>In the caller's transaction.</summary>
    internal abstract Task Queue(QueueMessages queue, IReadOnlyList<DueReminder> due, DateTimeOffset now, CancellationToken cancel);

    private static Task Queue<T>(
        QueueMessages queue, EmailType<T> type, IEnumerable<DueReminder> due, Func<DueReminder, T> about, DateTimeOffset now, CancellationToken cancel) =>
        queue.Run(type, [.. due.Where(one => one.Email == type.Key).Select(one =>
            new NewMessage<T>(one.Run.ContactId, $"sequence/{one.Run.Id}/{one.Step}", about(one), now) { Follows = one.Run.MessageId })], cancel);

    private sealed class SurveyInvitationKind() : SequenceKind("survey-invitation", quietDays: 1)
    {
        public override IReadOnlyList<string> Emails => [SurveyReminderEmail.Type.Key];

        internal override Task Queue(QueueMessages queue, IReadOnlyList<DueReminder> due, DateTimeOffset now, CancellationToken cancel) =>
            Queue(queue, SurveyReminderEmail.Type, due, one => new SurveyReminderEmail(one.Step, one.Steps, one.Run.ActiveAt is not null), now, cancel);
    }

    private sealed class PlanWaitingKind() : SequenceKind("plan-waiting", quietDays: 3)
    {
        public override IReadOnlyList<string> Emails => [PlanReminderEmail.Type.Key];

        internal override Task Queue(QueueMessages queue, IReadOnlyList<DueReminder> due, DateTimeOffset now, CancellationToken cancel) =>
            Queue(queue, PlanReminderEmail.Type, due,
                one => new PlanReminderEmail(one.Step, one.Steps, one.Run.PlanTitle ?? "", one.Run.Milestone, one.Run.MilestoneDue), now, cancel);
    }
}

/// <summary>A reminder that is to be sent now.</summary>
/// <param name="Step">Counted from 1, of <paramref name="Steps"/>.</param>
internal sealed record DueReminder(SequenceRun Run, int Step, int Steps, string Email);
