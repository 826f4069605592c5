using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Outcomes;

/// <summary>A template or goal module with all its versions and the outcome of each.</summary>
/// <param name="Evidence">By version; a version without plans has none.</param>
public sealed record TemplateView(string Title, History History, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What is thin in its plans; of a goal module: in none.</summary>
    public required ThinPlans Thin { get; init; }

    /// <summary>The newest version first.</summary>
    public required IReadOnlyList<Rollout> Rollouts { get; init; }

    /// <summary>What customers have said to the one that is open; null: none is.</summary>
    public RolloutAnswers? Answers { get; init; }

    /// <summary>What customers have said to each version of a template that was proposed to them; without those that nobody has answered.</summary>
    public required IReadOnlyDictionary<int, RolloutAnswers> Answered { get; init; }

    /// <summary>How many plans that are not over follow a version.</summary>
    public required IReadOnlyDictionary<int, int> Followers { get; init; }

    /// <summary>Null: plans are made from it.</summary>
    public required Retirement? Retired { get; init; }

    /// <summary>The onboarding survey, whose questions its conditions name.</summary>
    public required Survey Survey { get; init; }

    public bool IsGoalModule => GoalModuleFile.Is(History.Active.Source);

    /// <summary>The one that is running or paused.</summary>
    public Rollout? Open => Rollouts.FirstOrDefault(rollout => rollout.IsOpen);
}

public sealed class ReadTemplate(ReadHistory history, ReadEvidence evidence, PlanFileTitles titles, CountThinPlans thin, DefinitionRollouts rollouts, CountByVersion followers, CountRolloutAnswers answers, ActiveDefinitions definitions, CurrentSurvey surveys)
{
    /// <summary>Null when there is none with this key.</summary>
    public async Task<TemplateView?> Of(string key, CancellationToken cancel)
    {
        if (await history.Of(Definition.Plan, key, cancel) is not { } versions) return null;
        var all = await rollouts.Of(Definition.Plan, key, cancel);
        return new TemplateView((await titles.All(cancel)).GetValueOrDefault(key, key), versions, [.. (await evidence.All(cancel)).Where(row => row.Segment == key)])
        {
            Survey = (await surveys.For(Purpose.Onboarding, cancel)).Value,
            Thin = await thin.Of(key, cancel), Rollouts = all, Followers = await followers.Of(key, cancel),
            Answered = await answers.ByVersion(key, cancel),
            Retired = (await definitions.Retired(Definition.Plan, cancel)).GetValueOrDefault(key),
            Answers = all.FirstOrDefault(rollout => rollout.IsOpen) is { } open ? await answers.Of(open, cancel) : null,
        };
    }
}
