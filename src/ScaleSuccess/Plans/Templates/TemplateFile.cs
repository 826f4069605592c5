using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads the plan that a template's file in plans/ describes; its segment is read by Segments.</summary>
public static class TemplateFile
{
    /// <summary>How often a plan is reviewed whose template does not say it, in months.</summary>
    private const int Quarter = 3;

    public static Read<Template> Read(string file, string content) => YamlFile.Read(file, content, "segment", Template);

    private static Template Template(YamlMap map)
    {
        map.Leave("describes", "order", "rule");
        var milestones = map.Maps("milestones", "milestone");
        var actions = new List<YamlMap>();
        var commitments = map.Maps("commitments", "commitment");
        var template = new Template
        {
            Key = map.Key("segment"),
            Name = map.Text("name", 60),
            Title = map.Text("title", 120, PlanText.Flaws),
            Days = map.Whole("days", 14, 730),
            Highlights = OnlyIf.Lines(map, "highlights", 240),
            Objectives = OnlyIf.Lines(map, "objectives", 240),
            Criteria = OnlyIf.Lines(map, "criteria", 240),
            Milestones = [.. milestones.Select(milestone => Milestone(milestone, actions))],
            Commitments = [.. commitments.Select(CommitmentBlock.Read)],
            CheckIns = Rhythm(map),
            Enough = EnoughBlock.Read(map),
            ReviewEvery = Reviews(map),
        };
        map.Missing("milestones", false);
        map.NoMore();
        YamlMap.EachOnce(milestones, "key");
        YamlMap.EachOnce(actions, "key");
        YamlMap.EachOnce(commitments, "key");
        CheckOrder(milestones, template.Milestones);
        var homes = template.Milestones.Index().SelectMany(one => one.Item.Actions.Select(_ => one.Index)).ToList();
        ActionBlock.CheckAfter(actions, [.. template.Milestones.SelectMany(milestone => milestone.Actions)], place => homes[place]);
        return template;
    }

    private static TemplateMilestone Milestone(YamlMap map, List<YamlMap> actions)
    {
        var own = map.Maps("actions", "action");
        actions.AddRange(own);
        var milestone = new TemplateMilestone(map.Key("key"), map.Text("title", 120, PlanText.Flaws),
            map.Whole("at", 1, 100), [.. own.Select(action => ActionBlock.Read(action, isOfTemplate: true))])
        { OnlyIf = OnlyIf.Read(map) };
        map.Missing("actions", false);
        map.NoMore();
        return milestone;
    }

    private static void CheckOrder(IReadOnlyList<YamlMap> blocks, IReadOnlyList<TemplateMilestone> milestones)
    {
        for (var i = 1; i < blocks.Count; i++)
            if (blocks[i].Has("at") && milestones[i].At <= milestones[i - 1].At)
                blocks[i].Wrong("at", $"It should come after the milestone before it, which is at {milestones[i - 1].At}%.");
        if (blocks.Count > 0 && milestones[^1].OnlyIf is not null)
            blocks[^1].Wrong(OnlyIf.Key, "The last milestone is the goal: it should be in every plan.");
        if (blocks.Count > 0 && blocks[^1].Has("at") && milestones[^1].At != 100)
            blocks[^1].Wrong("at", "The last milestone is the deadline: it should be at 100%.");
    }

    private static CheckInRhythm Rhythm(YamlMap map)
    {
        if (map.Map("check_ins") is not { } rhythm) return map.Missing("check_ins", new CheckInRhythm(default, 14));
        var at = rhythm.Text("at");
        if (!TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && at.Length > 0)
            rhythm.Wrong("at", $"It should be a time such as \"10:00\", not `{at}`.");
        var read = new CheckInRhythm(time, rhythm.Whole("every_days", 7, 90));
        rhythm.NoMore();
        return read;
    }

    private static int Reviews(YamlMap map)
    {
        if (map.Map("reviews") is not { } reviews) return Quarter;
        var every = reviews.Whole("every_months", 0, 12);
        reviews.NoMore();
        return every;
    }
}
