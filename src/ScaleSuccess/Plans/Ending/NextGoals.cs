using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Ending;

/// <param name="Key">The survey's choice.</param>
/// <param name="IsOwn">The customer chose it in the survey.</param>
public sealed record NextGoal(string Key, string Label, bool IsOwn);

/// <summary>What could come after a goal, and what has to be asked for it: which goal, by when, how fast; as the survey asks it.</summary>
/// <param name="Goals">Of the survey's goals, those with a module that were no objective of the plan yet; the customer's own first.</param>
/// <param name="Questions">Empty when there is no such goal.</param>
public sealed record NextGoals(Survey Survey, IReadOnlyList<NextGoal> Goals, IReadOnlyList<Question> Questions)
{
    /// <summary>Asks for the goal.</summary>
    public Question Which => Questions[0];
}

/// <summary>Which goals a plan could go on with.</summary>
public sealed class ReadNextGoals(CurrentSurvey surveys, CurrentTemplates templates)
{
    private static readonly QuestionKind One = QuestionKind.All.Values.OfType<ChoiceKind>().Single();

    public async Task<NextGoals> For(Plan plan, PlanAnswers given, CancellationToken cancel)
    {
        var survey = (await surveys.For(Purpose.Onboarding, cancel)).Value;
        var modules = (await templates.For(plan.Followed(), cancel)).Modules;
        var own = given.Survey.About(Meaning.Goals) is { } asked ? given.Answers.Many(asked.Key) : [];
        if (survey.About(Meaning.Goals) is not { } goals) return new NextGoals(survey, [], []);
        List<NextGoal> offered = [.. goals.Choices
            .Where(choice => modules.ContainsKey(choice.Key) && plan.Find(ItemKind.Objective, choice.Key) is null)
            .Select(choice => new NextGoal(choice.Key, choice.Label, own.Contains(choice.Key))).OrderByDescending(goal => goal.IsOwn)];
        if (offered.Count == 0) return new NextGoals(survey, [], []);
        // One of them, in the survey's words; its hint is about choosing several.
        var which = goals with
        {
            Kind = One,
            Choices = [.. offered.Select(goal => goals.Find(goal.Key)!)],
            Other = false,
            Most = null,
            Required = true,
            Hint = null,
        };
        return new NextGoals(survey, offered, [which, .. new[] { survey.About(Meaning.ByWhen), survey.About(Meaning.Pace) }.OfType<Question>()]);
    }
}
