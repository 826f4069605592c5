using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Whether what a template calls enough can be had: from its own lines, the survey's answers and the goals that a customer may choose.</summary>
internal sealed record CheckEnough(Defined<Template> Template, IReadOnlyList<Defined<GoalModule>> Goals, Defined<Survey> Survey)
{
    public IEnumerable<Mistake> Mistakes() => Template.Value.Enough.SelectMany(rule => Of(rule.Key, rule.Value));

    private IEnumerable<Mistake> Of(string section, EnoughRule rule)
    {
        foreach (var (meaning, place) in rule.Known.Select((meaning, place) => (meaning, place)))
            if (Survey.IsWhole && Survey.Value.About(meaning) is null)
                yield return Wrong(section, $"No question of survey `{Survey.Value.Key}` says `means: {meaning.Name()}`: nobody can tell it.", "known", place);
        // What cannot be read may have more.
        if (!Template.IsWhole || !Survey.IsWhole || Goals.Any(goal => !goal.IsWhole)) yield break;
        if (Most(section) is var most && rule.AtLeast > most)
            yield return Wrong(section, most == 0 ? "Neither the template nor the survey brings any: leave it out." : $"No plan of this template has more than {most}: ask for that or fewer.", "at_least");
    }

    private Mistake Wrong(string section, string sentence, params object[] path) =>
        Template.Wrong($"segment `{Template.Value.Key}`, `enough`, `{section}`", sentence, ["enough", section, .. path]);

    /// <summary>So many lines can come without the customer writing any itself.</summary>
    private int Most(string section) => section switch
    {
        EnoughRule.Highlights => Template.Value.Highlights.Count,
        EnoughRule.Objectives => Template.Value.Objectives.Count + Chosen(Meaning.Goals),
        EnoughRule.Challenges => Chosen(Meaning.Challenges),
        EnoughRule.Benefits => Chosen(Meaning.Benefits) + OfGoals(goal => goal.Benefits.Count),
        EnoughRule.Milestones => Template.Value.Milestones.Count,
        EnoughRule.Criteria => Template.Value.Criteria.Count + (Survey.Value.About(Meaning.WhereToBe) is null ? 0 : 1) + OfGoals(goal => goal.Criteria.Count),
        EnoughRule.Measures => Chosen(Meaning.Measures),
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    private int Chosen(Meaning meaning) => Survey.Value.About(meaning) is { } asked
        ? Math.Min(asked.Most ?? int.MaxValue, asked.Choices.Count(choice => !choice.Alone) + (asked.Other ? 1 : 0)) : 0;

    private int OfGoals(Func<GoalModule, int> count) =>
        Goals.Select(goal => count(goal.Value)).OrderDescending().Take(Chosen(Meaning.Goals)).Sum();
}
