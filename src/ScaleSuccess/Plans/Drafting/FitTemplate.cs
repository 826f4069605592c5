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
        Milestones = [.. Fitting(template.Milestones).Select(milestone => milestone with { Actions = Fitting(milestone.Actions) })],
        Commitments = Fitting(template.Commitments),
    };

    public GoalModule Of(GoalModule module) => module with
    {
        Benefits = Fitting(module.Benefits),
        Criteria = Fitting(module.Criteria),
        Actions = [.. module.Actions.Where(action => Fits(action.Action))],
        Commitments = Fitting(module.Commitments),
    };

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
