namespace ScaleSuccess.Emails;

/// <summary>What "check-in" asks about.</summary>
/// <param name="Due">In words, e.g. "12 March 2027".</param>
/// <param name="Measure">Whose number is asked for; empty when none is.</param>
/// <param name="Done">Links that show an answer to be confirmed; following one changes nothing.</param>
public sealed record CheckInEmail(string Milestone, string Due, string Measure, string Done, string OnTrack, string Stuck)
{
    public const string Key = "check-in";

    public IReadOnlyDictionary<string, object?> Data => new Dictionary<string, object?>
    {
        ["milestone.title"] = Milestone,
        ["milestone.due"] = Due,
        ["measure.title"] = Measure,
        ["links.done"] = Done,
        ["links.onTrack"] = OnTrack,
        ["links.stuck"] = Stuck,
    };
}
