using System.Text.Json;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>
/// What a drafted plan adds to one that goes on with the next goal: the goal's own objective, benefits and criteria, and the template's
/// way to it. Not what makes sense once: the customer, its challenges and measures are known, the action that asks for acceptance
/// (accepts_plan) is answered for each new version on the page itself, and what the template calls <c>once</c> is left out where an earlier
/// phase has done it, whichever template brought it. A milestone of which nothing is left is done by that, but for the last one.
/// </summary>
public static class DraftNextPhase
{
    public static IReadOnlyList<PlanItem> Items(Plan plan, string goal, DraftedPlan drafted)
    {
        var next = plan.NextPosition();
        return [.. Lines(plan, plan.Phase + 1, goal, drafted).Select((item, index) => Item(item, index))];

        PlanItem Item(DraftItem item, int index)
        {
            var made = new PlanItem
            {
                PlanId = plan.Id, Phase = plan.Phase + 1, Kind = item.Kind, Key = item.Key, Parent = item.Parent, After = item.After,
                Position = next + index, Title = item.Title, Side = item.Side?.ToString().ToLowerInvariant(), OwnerId = item.OwnerId, Every = item.Every,
                Origin = JsonSerializer.Serialize(item.Origin, JsonSerializerOptions.Web),
            };
            if (item.DueOn is { } due) made.Postpone(due);
            return made;
        }
    }

    /// <summary>With the keys that they have in the plan: milestones, actions, benefits and commitments bear the phase in theirs, since an earlier one may have brought the same.</summary>
    /// <param name="phase">The one after the plan's present one, or that one drafted anew.</param>
    public static IEnumerable<DraftItem> Lines(Plan plan, int phase, string goal, DraftedPlan drafted)
    {
        var earlier = plan.Items.FindAll(item => item.Phase < phase);
        var last = drafted.Items.Last(item => item.Kind == ItemKind.Milestone);
        return drafted.Items.Where(item => IsNew(item) && !IsBehind(item))
            .Select(item => item with { Key = Key(phase, item), Parent = item.Parent is { } parent ? InPhase(phase, parent) : null, After = item.After is { } after ? InPhase(phase, after) : null });

        bool IsNew(DraftItem item) => item.Kind switch
        {
            ItemKind.Milestone or ItemKind.Commitment => true,
            ItemKind.Action => !item.AcceptsPlan && !IsDoneOnce(item),
            ItemKind.Objective or ItemKind.Benefit or ItemKind.Criterion =>
                item.Origin is { Definition: not null } && item.Origin.Choice == goal && !earlier.Exists(before => before.Kind == item.Kind && before.Key == Key(phase, item)),
            _ => false,
        };

        bool IsDoneOnce(DraftItem item) => item.Once && earlier.Exists(before => before is { Kind: ItemKind.Action, IsDone: true } && Name(before.Key) == Name(item.Key));

        bool IsBehind(DraftItem item) => item.Kind == ItemKind.Milestone && item != last
            && drafted.Items.Where(action => action.Kind == ItemKind.Action && action.Parent == item.Key).ToList() is var actions && actions.Exists(IsDoneOnce) && !actions.Exists(IsNew);
    }

    private static string Key(int phase, DraftItem item) => item.Kind is ItemKind.Milestone or ItemKind.Action or ItemKind.Benefit or ItemKind.Commitment ? InPhase(phase, item.Key) : item.Key;

    /// <summary>An action's own key, without phase and milestone.</summary>
    private static string Name(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static string InPhase(int phase, string key) => phase == 1 ? key : $"p{phase}.{key}";
}
