using System.Text.Json;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>
/// What a drafted plan adds to one that goes on with the next goal: the goal's own objective, benefits and criteria, and the template's
/// way to it. Not what makes sense once: the customer, its challenges and measures are known, and the action that asks for acceptance
/// (accepts_plan) is answered for each new version on the page itself.
/// </summary>
public static class DraftNextPhase
{
    /// <summary>Milestones and actions bear the phase in their keys: the template may be that of an earlier phase.</summary>
    public static IReadOnlyList<PlanItem> Items(Plan plan, string goal, DraftedPlan drafted)
    {
        var phase = plan.Phase + 1;
        var next = plan.Items.Select(item => item.Position).DefaultIfEmpty().Max() + 1;
        return [.. drafted.Items.Where(IsNew).Select((item, index) => Item(item, index))];

        bool IsNew(DraftItem item) => item.Kind switch
        {
            ItemKind.Milestone => true,
            ItemKind.Action => !item.AcceptsPlan,
            ItemKind.Objective or ItemKind.Benefit or ItemKind.Criterion =>
                item.Origin is { Definition: not null } && item.Origin.Choice == goal && plan.Find(item.Kind, item.Key) is null,
            _ => false,
        };

        PlanItem Item(DraftItem item, int index)
        {
            var made = new PlanItem
            {
                PlanId = plan.Id, Phase = phase, Kind = item.Kind, Key = Key(phase, item), Parent = item.Parent is { } parent ? InPhase(phase, parent) : null,
                Position = next + index, Title = item.Title, Side = item.Side?.ToString().ToLowerInvariant(), OwnerId = item.OwnerId,
                Origin = JsonSerializer.Serialize(item.Origin, JsonSerializerOptions.Web),
            };
            if (item.DueOn is { } due) made.Postpone(due);
            return made;
        }
    }

    /// <summary>The key with which a drafted item stands in a plan.</summary>
    public static string Key(int phase, DraftItem item) => item.Kind is ItemKind.Milestone or ItemKind.Action ? InPhase(phase, item.Key) : item.Key;

    private static string InPhase(int phase, string key) => phase == 1 ? key : $"p{phase}.{key}";
}
