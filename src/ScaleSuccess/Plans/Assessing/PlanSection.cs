using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>The seven sections of a plan: how templates call them, and which answers they are made from.</summary>
internal static class PlanSection
{
    /// <summary>By the kind of item that each holds, most important first.</summary>
    public static IReadOnlyList<string> ByWeight { get; } = [.. EnoughRule.Sections.Select(Kind)];

    private static readonly Dictionary<string, string> Names = EnoughRule.Sections.ToDictionary(Kind);

    /// <summary>The template's own rule for a section, else the usual one.</summary>
    public static EnoughRule Rule(Template template, string section) =>
        template.Enough.GetValueOrDefault(Names[section]) ?? EnoughRule.Usual(Names[section]);

    /// <summary>An answer of this meaning writes lines of this section, or changes what they say.</summary>
    public static bool IsFedBy(string section, Meaning meaning) => meaning switch
    {
        Meaning.Goals => section is ItemKind.Objective or ItemKind.Criterion or ItemKind.Benefit or ItemKind.Milestone,
        Meaning.WhereToBe => section is ItemKind.Criterion,
        Meaning.Measures => section is ItemKind.Measure,
        Meaning.Benefits => section is ItemKind.Benefit,
        Meaning.Challenges => section is ItemKind.Challenge,
        Meaning.WhereNow or Meaning.TeamSize => section is ItemKind.Highlight,
        Meaning.Pace or Meaning.Risk or Meaning.ByWhen => section is ItemKind.Milestone,
        Meaning.People => false,
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, null),
    };

    private static string Kind(string name) => name switch
    {
        EnoughRule.Objectives => ItemKind.Objective,
        EnoughRule.Criteria => ItemKind.Criterion,
        EnoughRule.Measures => ItemKind.Measure,
        EnoughRule.Benefits => ItemKind.Benefit,
        EnoughRule.Challenges => ItemKind.Challenge,
        EnoughRule.Highlights => ItemKind.Highlight,
        EnoughRule.Milestones => ItemKind.Milestone,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
