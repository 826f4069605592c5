using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

/// <summary>A part of a template or a goal module that can be for some customers only.</summary>
/// <param name="Path">Keys and places in lists that lead to it.</param>
internal sealed record PlanPart(IReadOnlyList<object> Path, IForSome Of)
{
    /// <summary>The conditions of what it stands in.</summary>
    public IReadOnlyList<IForSome> Within { get; init; } = [];

    /// <summary>What a mistake calls it.</summary>
    public string About => Of switch
    {
        TemplateMilestone milestone => $"milestone `{milestone.Key}`",
        TemplateAction action => $"action `{action.Key}`",
        TemplateCommitment commitment => $"commitment `{commitment.Key}`",
        GoalBenefit benefit => $"benefit `{benefit.Key}`",
        _ => $"`{Path[0]}`",
    };

    public string Text => Of switch
    {
        TemplateMilestone milestone => milestone.Title,
        TemplateAction action => action.Title,
        TemplateCommitment commitment => commitment.Title,
        GoalBenefit benefit => benefit.Title,
        TemplateLine line => line.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(Of), Of, null),
    };
}

/// <summary>All lines, milestones, actions, benefits and commitments, in the order of the file.</summary>
internal static class PlanParts
{
    public static IReadOnlyList<PlanPart> Of(Template template) =>
    [
        .. Lines("highlights", template.Highlights), .. Lines("objectives", template.Objectives), .. Lines("criteria", template.Criteria),
        .. template.Milestones.Index().SelectMany(one => one.Item.Actions.Index()
            .Select(action => new PlanPart(["milestones", one.Index, "actions", action.Index], action.Item) { Within = [one.Item] }).Prepend(new PlanPart(["milestones", one.Index], one.Item))),
        .. Lines("commitments", template.Commitments),
    ];

    public static IReadOnlyList<PlanPart> Of(GoalModule module) =>
    [
        .. Lines("benefits", module.Benefits), .. Lines("criteria", module.Criteria),
        .. Lines("actions", module.Actions.Select(action => action.Action)), .. Lines("commitments", module.Commitments),
    ];

    private static IEnumerable<PlanPart> Lines(string key, IEnumerable<IForSome> parts) => parts.Index().Select(one => new PlanPart([key, one.Index], one.Item));
}
