using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Whether goal modules fit the survey's goals and measures, and the templates' milestones.</summary>
/// <param name="Unread">Files of which nothing is known but the name.</param>
internal sealed record CheckGoals(
    IReadOnlyList<Defined<Template>> Templates, IReadOnlyList<Defined<GoalModule>> Goals, IReadOnlyList<string> Unread)
{
    public IEnumerable<Mistake> AmongThemselves() => [.. ModulesStandOnce(), .. Goals.SelectMany(MilestonesExist), .. ActionsStandOnce(), .. CommitmentsStandOnce()];

    public IEnumerable<Mistake> Against(Defined<Survey> survey)
    {
        if (survey.Value.About(Meaning.Goals) is not { } goals)
            return survey.IsWhole ? [survey.Wrong("survey, `means`", "Plans need a question that says `means: goals`.", "pages")] : [];
        // A module whose goal nobody can choose yet, or any more, is none: else neither it nor the survey could come first.
        return [.. EachGoalHasItsModule(survey, goals), .. Goals.SelectMany(goal => MeasuresExist(goal, survey.Value))];
    }

    private IEnumerable<Mistake> EachGoalHasItsModule(Defined<Survey> survey, Question goals) =>
        from choice in goals.Choices
        where Goals.All(goal => goal.Value.Goal != choice.Key)
            && !Unread.Any(file => Path.GetFileNameWithoutExtension(file) == CheckTemplates.GoalPrefix + choice.Key)
        select new Mistake(survey.File, survey.Nodes?.Texts.FirstOrDefault(text => text.Value == choice.Key)?.Line ?? 0, $"question `{goals.Key}`, choice `{choice.Key}`",
            $"No goal module serves this goal, so it adds nothing to a plan: publish one for it first, a file in plans/ that says `goal: {choice.Key}`.");

    private IEnumerable<Mistake> ModulesStandOnce() =>
        from goal in Goals.Select((goal, place) => (Defined: goal, goal.Value.Goal, place))
        where goal.Goal.Length > 0
        let same = Goals.Take(goal.place).FirstOrDefault(other => other.Value.Goal == goal.Goal)
        where same is not null
        select goal.Defined.Wrong($"goal `{goal.Goal}`", $"{same.File} is about the same goal: keep one.", "goal");

    private IEnumerable<Mistake> MilestonesExist(Defined<GoalModule> goal)
    {
        // A template that cannot be read may have it.
        if (Unread.Count > 0) return [];
        var known = Templates.SelectMany(template => template.Value.Milestones).Select(milestone => milestone.Key).Distinct().ToList();
        return from action in goal.Value.Actions.Select((action, place) => (action.Milestone, place))
               where action.Milestone.Length > 0 && !known.Contains(action.Milestone)
               select goal.Wrong($"goal `{goal.Value.Goal}`, `milestone`",
                   $"No template has a milestone `{action.Milestone}`.{ClosestName.Hint(action.Milestone, known)}", "actions", action.place, "milestone");
    }

    private static IEnumerable<Mistake> MeasuresExist(Defined<GoalModule> goal, Survey survey)
    {
        var asked = survey.About(Meaning.Measures);
        var known = asked?.Choices.Select(choice => choice.Key).ToList() ?? [];
        return from benefit in goal.Value.Benefits.Select((benefit, place) => (benefit.Key, benefit.Measures, place))
               from measure in benefit.Measures.Select((key, place) => (key, place))
               where !known.Contains(measure.key)
               select goal.Wrong($"goal `{goal.Value.Goal}`, benefit `{benefit.Key}`",
                   asked is null ? $"No question of survey `{survey.Key}` says `means: measures`."
                       : $"The survey's question `{asked.Key}` has no measure `{measure.key}`.{ClosestName.Hint(measure.key, known)}",
                   "benefits", benefit.place, "measures", measure.place);
    }

    // Templates and modules are combined in one plan, where an action's key must be unique.
    private IEnumerable<Mistake> ActionsStandOnce()
    {
        var owner = Templates.SelectMany(template => template.Value.Milestones.SelectMany(milestone => milestone.Actions)
            .Where(action => action.Key.Length > 0).Select(action => (action.Key, template.File))).DistinctBy(used => used.Key).ToDictionary(used => used.Key, used => used.File);
        foreach (var goal in Goals)
            foreach (var (action, place) in goal.Value.Actions.Select((action, place) => (action.Action, place)))
                if (action.Key.Length > 0 && !owner.TryAdd(action.Key, goal.File) && owner[action.Key] != goal.File)
                    yield return goal.Wrong($"goal `{goal.Value.Goal}`, action `{action.Key}`",
                        $"{owner[action.Key]} has an action with this key: both could be in one plan.", "actions", place, "key");
    }

    /// <summary>As actions: of two with one key a plan would have only one.</summary>
    private IEnumerable<Mistake> CommitmentsStandOnce()
    {
        var owner = Templates.SelectMany(template => template.Value.Commitments.Select(commitment => (commitment.Key, template.File)))
            .Where(used => used.Key.Length > 0).DistinctBy(used => used.Key).ToDictionary(used => used.Key, used => used.File);
        foreach (var goal in Goals)
            foreach (var (commitment, place) in goal.Value.Commitments.Select((commitment, place) => (commitment, place)))
                if (commitment.Key.Length > 0 && !owner.TryAdd(commitment.Key, goal.File) && owner[commitment.Key] != goal.File)
                    yield return goal.Wrong($"goal `{goal.Value.Goal}`, commitment `{commitment.Key}`",
                        $"{owner[commitment.Key]} has a commitment with this key: both could be in one plan.", "commitments", place, "key");
    }
}
