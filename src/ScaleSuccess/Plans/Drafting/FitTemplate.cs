using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>A template and goal modules as one customer gets them: without what is for others (<c>only_if</c>).</summary>
internal sealed class FitTemplate
{
    private readonly Func<Known> read;
    private Known? known;

    /// <param name="survey">As it was answered.</param>
    public FitTemplate(Survey survey, Answers answers, Facts facts) => read = () => Read(survey, answers, facts);

    public Template Of(Template template) => template with
    {
        Highlights = Fitting(template.Highlights),
        Objectives = Fitting(template.Objectives),
        Criteria = Fitting(template.Criteria),
        Milestones = Milestones(template.Milestones),
        Commitments = Fitting(template.Commitments),
    };

    public GoalModule Of(GoalModule module) => module with
    {
        Benefits = Fitting(module.Benefits),
        Criteria = Fitting(module.Criteria),
        Actions = Actions(module.Actions),
        Commitments = Fitting(module.Commitments),
    };

    private IReadOnlyList<TemplateMilestone> Milestones(IReadOnlyList<TemplateMilestone> milestones)
    {
        List<TemplateMilestone> fitting = [.. Fitting(milestones).Select(milestone => milestone with { Actions = Fitting(milestone.Actions) })];
        var all = milestones.SelectMany(milestone => milestone.Actions).ToList();
        if (all.TrueForAll(action => action.After is null)) return fitting;
        var here = fitting.SelectMany(milestone => milestone.Actions).ToList();
        return [.. fitting.Select(milestone => milestone with { Actions = [.. milestone.Actions.Select(action => After(action, here, all))] })];
    }

    private List<GoalAction> Actions(IReadOnlyList<GoalAction> actions)
    {
        List<GoalAction> fitting = [.. actions.Where(action => Fits(action.Action))];
        List<TemplateAction> here = [.. fitting.Select(action => action.Action)], all = [.. actions.Select(action => action.Action)];
        return all.TrueForAll(action => action.After is null) ? fitting : [.. fitting.Select(action => action with { Action = After(action.Action, here, all) })];
    }

    /// <summary>Where what it comes after is for others, it comes after what that one came after.</summary>
    private static TemplateAction After(TemplateAction action, List<TemplateAction> here, List<TemplateAction> all)
    {
        var first = action.After;
        // A chain is no longer than there are actions.
        for (var step = 0; step < all.Count && first is not null && !here.Exists(one => one.Key == first); step++) first = all.Find(one => one.Key == first)?.After;
        return action with { After = here.Exists(one => one.Key == first) ? first : null };
    }

    private IReadOnlyList<T> Fitting<T>(IReadOnlyList<T> parts) where T : IForSome => parts.All(Fits) ? parts : [.. parts.Where(Fits)];

    /// <summary>Most plans are drafted without a condition: the answers are looked at when the first one comes.</summary>
    private bool Fits<T>(T part) where T : IForSome => part.OnlyIf is not { } condition || condition.Holds(known ??= read());

    private static KnownSoFar Read(Survey survey, Answers answers, Facts facts)
    {
        var known = new KnownSoFar(facts);
        foreach (var question in survey.Questions) known.Add(question, answers);
        return known;
    }
}
