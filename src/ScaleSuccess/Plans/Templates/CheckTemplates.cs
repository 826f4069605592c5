using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>
/// What the files of plans/ say about each other and about the survey. Files with mistakes of their own are among them; what
/// may only follow from those mistakes is not reported.
/// </summary>
/// <param name="Files">Of all plans, also those that cannot be read at all.</param>
internal sealed record CheckTemplates(
    IReadOnlyList<Defined<SegmentRule>> Rules, IReadOnlyList<Defined<Template>> Templates,
    IReadOnlyList<Defined<GoalModule>> Goals, IReadOnlyList<string> Files)
{
    /// <summary>How the file of a goal module begins; what else is in plans/ is named after its segment.</summary>
    public const string GoalPrefix = "goal-";

    public static bool IsGoalModule(string key) => key.StartsWith(GoalPrefix, StringComparison.Ordinal);

    public IEnumerable<Mistake> AmongThemselves() =>
    [
        .. Rules.SelectMany(rule => FileIsNamed(rule, rule.Value.Key, "segment")),
        .. Goals.SelectMany(goal => FileIsNamed(goal, GoalPrefix + goal.Value.Goal, "goal")),
        .. SegmentsStandOnce(), .. OneTakesEverybodyElse(), .. OnceAgrees(), .. Modules.AmongThemselves(),
    ];

    public IEnumerable<Mistake> Against(Defined<Survey> survey) =>
    [
        .. Rules.SelectMany(rule => RuleFitsSurvey(rule, survey)),
        .. Modules.Against(survey),
        .. Templates.SelectMany(template => TextsNameQuestions(template, survey.Value)),
        .. Goals.SelectMany(goal => TextsNameQuestions(goal, survey.Value)),
        .. Templates.SelectMany(template => CheckOnlyIf.Of(template, survey.Value)),
        .. Goals.SelectMany(goal => CheckOnlyIf.Of(goal, survey.Value)),
        .. Templates.SelectMany(template => new CheckEnough(template, Goals, survey).Mistakes()),
    ];

    private CheckGoals Modules => new(Templates, Goals, Unread);

    /// <summary>Files of which nothing is known but the name.</summary>
    private IReadOnlyList<string> Unread =>
        [.. Files.Except(Rules.Select(rule => rule.File)).Except(Templates.Select(template => template.File)).Except(Goals.Select(goal => goal.File))];

    private static IEnumerable<Mistake> FileIsNamed<T>(Defined<T> defined, string name, string key)
    {
        var isKnown = defined.Nodes is YamlEntries root && root.Entries.Any(entry => entry.Key == key && entry.Value is YamlScalar { Value.Length: > 0 });
        if (isKnown && Path.GetFileNameWithoutExtension(defined.File) != name)
            yield return defined.Wrong($"`{key}`", $"The file should be called {name}.yaml, or say another `{key}`.", key);
        if (key == "segment" && name.StartsWith(GoalPrefix, StringComparison.Ordinal))
            yield return defined.Wrong($"`{key}`", $"Names that begin with {GoalPrefix} are reserved for goals.", key);
    }

    private IEnumerable<Mistake> SegmentsStandOnce()
    {
        foreach (var (rule, place) in Rules.Select((rule, place) => (rule, place)))
        {
            var before = Rules.Take(place);
            if (rule.Value.Key.Length > 0 && before.FirstOrDefault(other => other.Value.Key == rule.Value.Key) is { } same)
                yield return rule.Wrong($"segment `{rule.Value.Key}`", $"{same.File} describes the same segment: keep one.", "segment");
            if (rule.IsWhole && before.FirstOrDefault(other => other.IsWhole && other.Value.Order == rule.Value.Order) is { } tied)
                yield return rule.Wrong($"segment `{rule.Value.Key}`, `order`", $"{tied.File} has the same order: which rule is tried first?", "order");
        }
    }

    private IEnumerable<Mistake> OneTakesEverybodyElse()
    {
        var open = Rules.Where(rule => rule.IsWhole && rule.Value.Requires.Count == 0).OrderBy(rule => rule.Value.Order).ToList();
        if (open.Count == 0 && Unread.Count == 0 && Rules.All(rule => rule.IsWhole))
            yield return new Mistake("plans", 0, "segments", "One template must be without `rule`: it takes everybody else.");
        foreach (var second in open.Skip(1))
            yield return second.Wrong($"segment `{second.Value.Key}`", $"{open[0].File} is without `rule` too: only one takes everybody else.", "segment");
        if (open.Count == 1 && Rules.Any(rule => rule.IsWhole && rule.Value.Order > open[0].Value.Order))
            yield return open[0].Wrong($"segment `{open[0].Value.Key}`, `order`", "It takes everybody, so no later rule is ever tried: give it the highest order.", "order");
    }

    /// <summary>A customer may go on with another segment's template: an action with the same key is the same there.</summary>
    private IEnumerable<Mistake> OnceAgrees()
    {
        var known = new Dictionary<string, (bool Once, string File)>();
        foreach (var template in Templates)
            foreach (var (milestone, place) in template.Value.Milestones.Select((milestone, place) => (milestone, place)))
                foreach (var (action, index) in milestone.Actions.Select((action, index) => (action, index)))
                    if (action.Key.Length > 0 && !known.TryAdd(action.Key, (action.Once, template.File)) && known[action.Key] is var other && other.Once != action.Once)
                        yield return template.Wrong($"milestone `{milestone.Key}`, action `{action.Key}`, `once`",
                            $"{other.File} has this action {(other.Once ? "with" : "without")} `once`: it is done once or it is not, in all templates.", "milestones", place, "actions", index, "key");
    }

    private static IEnumerable<Mistake> RuleFitsSurvey(Defined<SegmentRule> rule, Defined<Survey> asked)
    {
        var survey = asked.Value;
        foreach (var (key, choices) in rule.Value.Requires)
        {
            var about = $"segment `{rule.Value.Key}`, `rule`, `{key}`";
            if (survey.Named(key) is not { } question)
                yield return rule.Wrong(about, NotAsked(key, survey), "rule", key);
            else if (!SegmentRule.CanAsk(question))
            {
                if (asked.IsWhole) yield return rule.Wrong(about, "A rule can only ask for choices, and this question has none.", "rule", key);
            }
            else
                foreach (var (choice, place) in choices.Select((choice, place) => (choice, place)))
                    if (question.Find(choice) is null && !(question.Other && choice == Answers.OtherChoice))
                        yield return rule.Wrong(about, $"The question has no choice `{choice}`.{ClosestName.Hint(choice, question.Choices.Select(c => c.Key))}", "rule", key, place);
        }
    }

    private static IEnumerable<Mistake> TextsNameQuestions<T>(Defined<T> defined, Survey survey) =>
        from text in defined.Nodes?.Texts ?? []
        from name in Placeholders.In(text.Value).Names
        where name.Name.StartsWith(PlanText.AnswerPrefix, StringComparison.Ordinal)
        let question = name.Name[PlanText.AnswerPrefix.Length..]
        where survey.Named(question) is null
        select new Mistake(defined.File, text.FirstLine + name.Line, $"`{{{{{name.Name}}}}}`", NotAsked(question, survey));

    private static string NotAsked(string name, Survey survey) => Meanings.ByName.ContainsKey(name)
        ? $"No question of survey `{survey.Key}` says `means: {name}`."
        : $"The survey has no question `{name}`.{ClosestName.Hint(name, survey.Names)}";
}
