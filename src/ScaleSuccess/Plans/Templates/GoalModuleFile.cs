using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads what one goal adds to a plan from its file in plans/.</summary>
public static class GoalModuleFile
{
    /// <summary>Whether a file of plans/ is a goal module; else it is a template.</summary>
    public static bool Is(string content) => YamlFile.Names(content, "goal");

    public static Read<GoalModule> Read(string file, string content) => YamlFile.Read(file, content, "goal", Module);

    private static GoalModule Module(YamlMap map)
    {
        var (benefits, actions, commitments) = (map.Maps("benefits", "benefit"), map.Maps("actions", "action"), map.Maps("commitments", "commitment"));
        var module = new GoalModule
        {
            Goal = map.Key("goal"),
            Objective = map.Text("objective", 240, PlanText.Flaws),
            Benefits = [.. benefits.Select(Benefit)],
            Criteria = OnlyIf.Lines(map, "criteria", 240),
            Actions = [.. actions.Select(action => new GoalAction(action.Key("milestone"), ActionBlock.Read(action, isOfTemplate: false)))],
            Commitments = [.. commitments.Select(CommitmentBlock.Read)],
        };
        map.Missing("benefits", false);
        map.NoMore();
        YamlMap.EachOnce(benefits, "key");
        YamlMap.EachOnce(actions, "key");
        YamlMap.EachOnce(commitments, "key");
        ActionBlock.CheckAfter(actions, [.. module.Actions.Select(action => action.Action)], _ => null);
        return module;
    }

    private static GoalBenefit Benefit(YamlMap map)
    {
        var benefit = new GoalBenefit(map.Key("key"), map.Text("title", 120, PlanText.Flaws),
            map.Texts("measures", 60) ?? map.Missing<IReadOnlyList<string>>("measures", []))
        { OnlyIf = OnlyIf.Read(map) };
        map.NoMore();
        return benefit;
    }
}
