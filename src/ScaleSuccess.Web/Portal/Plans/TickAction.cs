using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>
/// Takes what a button of the plan's page says: an action is done or open again, a milestone reached or not, the plan accepted, the
/// goal reached. A button's value is the item's key, after the place on the page where it stands: "road:kick_off.invite_team".
/// </summary>
public sealed class TickAction(ChangePlan change)
{
    public const string Form = "tick", VersionField = "version";
    public const string DoneField = "done", OpenField = "open", ReachedField = "reached", UnreachedField = "unreached", AcceptField = "accept", GoalField = "goal";

    /// <summary>Where an item stands: among what is needed, or on the road.</summary>
    public const string Need = "need", Road = "road";

    public static string Value(string place, PlanItem item) => $"{place}:{item.Key}";

    /// <summary>The id of an item's row.</summary>
    public static string Id(string place, string key) => $"{place}-{key}";

    /// <returns>The address to go to: the item, with what was just done to it. Null: nothing was done, as the plan has changed since.</returns>
    public async Task<string?> Run(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        var version = PlanVersion.Read(form[VersionField]);
        if (form.ContainsKey(AcceptField))
            return To(plan, await change.Accept(plan.Visitor, version, cancel), Need, plan.Asking?.Key, done: true);
        if (form.ContainsKey(GoalField))
            return To(plan, await change.ConfirmGoal(plan.Visitor, version, cancel), Need, null, done: false);
        foreach (var (field, done) in new[] { (DoneField, true), (OpenField, false) })
            if (Pressed(form, field) is var (place, key))
                return To(plan, await change.Finish(plan.Visitor, key, done, version, cancel), place, key, done);
        foreach (var (field, done) in new[] { (ReachedField, true), (UnreachedField, false) })
            if (Pressed(form, field) is var (place, key))
                return To(plan, await change.FinishMilestone(plan.Visitor, key, done, cancel), place, key, done);
        return Urls.Plan(plan.Token);
    }

    private static string? To(OpenedPlan plan, bool taken, string place, string? key, bool done) =>
        !taken ? null
        : key is null ? Urls.Plan(plan.Token)
        : done ? Urls.PlanDone(plan.Token, key, Id(place, key))
        : Urls.PlanPart(plan.Token, Id(place, key));

    private static (string Place, string Key)? Pressed(IFormCollection form, string field)
    {
        var value = form[field].ToString();
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return value.Length == 0 ? null : colon < 0 ? (Need, value) : (value[..colon] == Road ? Road : Need, value[(colon + 1)..]);
    }
}
