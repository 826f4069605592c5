using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.App;

/// <summary>
/// The loop every customer travels, in order, and how often each step looks for work:
/// answer → segment → plan → check-in → outcome → evidence → template.
/// A step that did something nudges the ones after it, so a customer waits for seconds, not for the cadence.
/// A check-in's answer takes effect at once (Engagement/AnswerCheckIn.cs): no step.
/// Changing the template is a decision of ops: no step.
/// </summary>
public static class Journey
{
    public static readonly IReadOnlyList<JourneyStep> Steps =
    [
        new("invite-contacts", "invites customers who have not answered", typeof(InviteContacts), Cadence.Every(5)),
        new("invite-to-waves", "asks customers to answer the surveys that follow the first", typeof(InviteToWaves), Cadence.Every(15)),
        new("assign-segments", "assigns a segment to each customer who has answered", typeof(AssignSegments), Cadence.Every(1)),
        // It checks often and trains rarely: after enough new answers, and at night.
        new("train-segments", "trains a segment model, for ops to publish", typeof(TrainSegments), Cadence.Every(30)),
        new("watch-segments", "compares new answers with those the model was trained on, once a week", typeof(WatchSegments), Cadence.Nightly(3, 15)),
        new("start-plans", "makes each customer's plan from its segment's template", typeof(StartPlans), Cadence.Every(1)),
        new("propose-plans", "proposes a new plan where a customer changed segment", typeof(ProposePlans), Cadence.Every(5)),
        new("widen-rollouts", "takes a version of a template to its next share of customers, or pauses it when too many decline", typeof(WidenRollouts), Cadence.Every(5)),
        new("redraft-plans", "brings a new version of a template to plans that it is proposed to", typeof(RedraftPlans), Cadence.Every(5)),
        new("count-impacts", "counts what a draft of a template would do to plans, where somebody asked for it", typeof(CountImpacts), Cadence.Every(1)),
        new("assess-plans", "notes what we do not know well enough in each plan", typeof(AssessPlans), Cadence.Every(5)),
        new("start-reviews", "starts the reviews of plans whose day is near", typeof(StartReviews), Cadence.Every(15)),
        new("invite-colleagues", "asks the people named in a survey whether they want to see the plan", typeof(InviteColleagues), Cadence.Every(5)),
        new("count-responses", "counts what came of each survey, for its results", typeof(CountResponses), Cadence.Every(1)),
        new("send-due-check-ins", "sends the check-ins that are due", typeof(SendDueCheckIns), Cadence.Every(1)),
        new("send-reminders", "reminds customers who have not answered the survey, or not accepted their plan", typeof(SendReminders), Cadence.Every(5)),
        new("dispatch-messages", "sends queued e-mails", typeof(DispatchMessages), Cadence.Every(1)) { HasOwnWorker = true },
        new("count-evidence", "counts what came of each template, goal module, milestone and action", typeof(CountEvidence), Cadence.Every(5)),
        new("look-at-everybody", "looks for customers of whom no step was told", typeof(LookAtEverybody), Cadence.Nightly(2, 45)),
    ];

    public static JourneyStep? Find(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>What may have work after a step did something: everything after it but what runs at night.</summary>
    public static IEnumerable<JourneyStep> After(string name) =>
        Steps.SkipWhile(step => step.Name != name).Skip(1).Where(step => !step.Cadence.IsNightly);
}

/// <param name="Does">Completes "This step …".</param>
public sealed record JourneyStep(string Name, string Does, Type Type, Cadence Cadence)
{
    /// <summary>One or two missing runs are a restart or a busy node; more are a fault.</summary>
    public const int MostMissedRuns = 3;

    /// <summary>A run may take a while, but not for ever.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    /// <summary>What the console calls it.</summary>
    public string Title => char.ToUpperInvariant(Does[0]) + Does[1..];

    /// <param name="since">When its last run started; if there was none, when it was scheduled.</param>
    public bool IsLate(DateTimeOffset since, bool isRunning, DateTimeOffset now)
    {
        var patience = MostMissedRuns * Cadence.Period;
        return now - since > (isRunning && patience < LongestRun ? LongestRun : patience);
    }

    /// <summary>A hundred thousand e-mails take a while: meanwhile the other steps keep their workers.</summary>
    public bool HasOwnWorker { get; init; }
}
