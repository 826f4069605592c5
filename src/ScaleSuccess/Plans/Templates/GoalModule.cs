using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>What choosing one goal adds to a plan, whatever the segment.</summary>
public sealed record GoalModule
{
    /// <summary>The choice of the question that means goals.</summary>
    public required string Goal { get; init; }
    public required string Objective { get; init; }
    public required IReadOnlyList<GoalBenefit> Benefits { get; init; }
    public IReadOnlyList<TemplateLine> Criteria { get; init; } = [];

    /// <summary>Actions by the milestone they belong to; a milestone that the template lacks means its last one.</summary>
    public IReadOnlyList<GoalAction> Actions { get; init; } = [];
    public IReadOnlyList<TemplateCommitment> Commitments { get; init; } = [];
}

/// <param name="Measures">The survey's measures that show this benefit.</param>
public sealed record GoalBenefit(string Key, string Title, IReadOnlyList<string> Measures) : IForSome
{
    public Condition? OnlyIf { get; init; }
}

/// <param name="Milestone">The key of a template's milestone.</param>
public sealed record GoalAction(string Milestone, TemplateAction Action);
