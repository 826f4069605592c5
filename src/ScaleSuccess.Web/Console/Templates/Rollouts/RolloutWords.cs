using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Console.Templates.Rollouts;

/// <summary>How the console speaks of a version on its way to the customers.</summary>
public static class RolloutWords
{
    public static string Title(Rollout open) => open.IsPaused ? $"Version {open.Version} is paused at {Share(open.Share)} of the customers" : $"Version {open.Version} goes to {Share(open.Share)} of the customers";

    /// <summary>Whose new plans a version makes; null: nobody's.</summary>
    /// <param name="open">Null: everybody has the active version.</param>
    public static (Tone Tone, string State)? State(int version, int active, Rollout? open) => open switch
    {
        null => version == active ? (Tone.Success, "active") : null,
        { IsPaused: true } when version == open.Version => (Tone.Warning, $"paused at {Share(open.Share)}"),
        { IsPaused: true } when version == open.BeforeVersion => (Tone.Success, "active"),
        _ when version == open.Version => (Tone.Info, $"rolling out to {Share(open.Share)}"),
        _ when version == open.BeforeVersion => (Tone.Success, $"active for {Share(Rollout.Everybody - open.Share)}"),
        _ => null,
    };

    /// <summary>From which version new plans are made.</summary>
    public static string NewPlans(Rollout? open) => open switch
    {
        null => "New plans are made from the active version.",
        { IsPaused: true } => $"New plans are made from version {open.BeforeVersion} while version {open.Version} is paused.",
        _ => $"New plans of {Share(open.Share)} of the customers are made from version {open.Version}, those of everybody else from version {open.BeforeVersion}.",
    };

    /// <summary>What has to be decided before a draft can be published.</summary>
    public static string Decide(Rollout open) => $"One version at a time is on its way. Give version {open.Version} to everybody or roll it back, then publish this draft; until then it stays as it is.";

    /// <summary>In one line.</summary>
    public static string Share(int share) => $"{share}\u00a0%";

    /// <summary>How far a version came; null: it was made active as it is, without a choice.</summary>
    public static string? Reached(Rollout? rollout) => rollout switch
    {
        null => null,
        { State: RolloutState.Running } => $"{Share(rollout.Share)} of the customers, {Plans(rollout)}",
        { State: RolloutState.Paused } => $"Paused at {Share(rollout.Share)} of the customers, {Plans(rollout)}",
        { State: RolloutState.RolledBack } => $"Rolled back at {Share(rollout.Share)} of the customers",
        _ => $"Everybody, {Plans(rollout)}",
    };

    public static string Plans(Rollout rollout) => rollout.TakesLive ? "plans that live, too" : "new plans only";

    /// <summary>How a rollout that is open goes on by itself, or why it does not; null: by hand.</summary>
    public static string? Plan(Rollout open, RolloutAnswers answers) => open switch
    {
        { StoppedAt: not null } => $"It has paused by itself: {open.StoppedDeclined} of {open.StoppedAnswered} customers who had answered declined, more than {Share(open.StopAbove!.Value)}. It goes on by itself when you let it go on.",
        { NextAt: { } next } => $"It goes to {(open.NextShare == Rollout.Everybody ? "everybody" : Share(open.NextShare))} by itself on {Days.Short(DateOnly.FromDateTime(next.UtcDateTime))}, unless more than {Share(open.StopAbove!.Value)} of those who answer decline ({answers.Declined} of {answers.Answered} so far{(answers.Answered < RolloutAnswers.Fewest ? $"; fewer than {RolloutAnswers.Fewest} stop nothing" : "")}).",
        _ => null,
    };

    /// <summary>Who decided last.</summary>
    public static string By(Rollout open) => open.ChangedBy == Rollout.BySchedule ? "its schedule" : open.ChangedBy;

    public static string Of(PublishRefusal refusal) => refusal switch
    {
        PublishRefusal.NoteIsMissing => "Say in a few words what is better now.",
        PublishRefusal.NoteIsTooLong => $"At most {PublishChoice.LongestNote} characters.",
        PublishRefusal.RolloutIsOpen => "The version before is still being rolled out: finish it or roll it back first, on the tab Versions.",
        PublishRefusal.IsRetired => "It is retired: bring it back first, in the list of templates.",
        PublishRefusal.NoSuchShare => "Choose who gets it first.",
        PublishRefusal.NoSuchStages => "Choose how it goes on, and from 1 to 100 percent.",
        PublishRefusal.ShareOfNothing => "There is no version before for everybody else to go on with: publish it to everybody.",
        PublishRefusal.ShareMovesCustomers => "It changes which customers are in the segment (`rule`, `order`), which is decided for all of them at once: publish it to everybody.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
