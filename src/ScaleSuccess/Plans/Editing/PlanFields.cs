using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>
/// The fields of the console's form of a template or a goal module, each named by the place in the file that it fills:
/// <c>milestones/0/actions/1/title</c>, <c>highlights/0/text</c>. An empty field takes its key out. Conditions have fields as in a survey.
/// </summary>
public static partial class PlanFields
{
    private static readonly HashSet<string> Single = ["name", "describes", "order", "title", "days", "objective"];
    private static readonly string[] Blocks = ["check_ins/", "reviews/", "enough/", "rule/"];
    private static readonly string[] Lists = [.. PlanLists.Keys.Select(key => key + "/"), "milestones/", "commitments/", "benefits/", "actions/"];

    /// <summary>Of which several may be chosen.</summary>
    private static readonly HashSet<string> Several = ["known", "measures"];

    /// <summary>Of a box that may be ticked, a first empty value says that it was on the form.</summary>
    /// <param name="taken">Keys of actions, commitments and benefits that other files have, which new ones here cannot have.</param>
    public static YamlNode Apply(YamlNode plan, IReadOnlyDictionary<string, string[]> fields, IReadOnlyCollection<string> taken)
    {
        plan = PlanLists.Opened(plan);
        foreach (var (name, values) in fields.Where(field => IsField(field.Key)))
        {
            var path = DraftPath.Of(name);
            plan = WithBlocks(plan, path).With(path, Value(path, values));
        }
        plan = ConditionFields.Apply(plan, fields);
        return NewPlanKeys.Given(PlanLists.Closed(WithoutEmptyBlocks(plan)), taken);
    }

    private static YamlNode? Value(IReadOnlyList<object> path, string[] values)
    {
        if (path[0] is "rule" || (path[^1] is string key && Several.Contains(key)))
            return values.Where(value => value.Trim().Length > 0).ToList() is { Count: > 0 } chosen ? YamlChange.List(chosen.Select(YamlChange.Text)) : null;
        var text = values.LastOrDefault()?.Trim().ReplaceLineEndings("\n") ?? "";
        return text.Length == 0 || (path[^1] is "once" && text == "false") ? null : YamlChange.Text(path[^1] is "at" && Number().IsMatch(text) ? text + "%" : text);
    }

    /// <summary>Where a block is not there yet that the field stands in.</summary>
    private static YamlNode WithBlocks(YamlNode plan, IReadOnlyList<object> path)
    {
        foreach (var depth in Enumerable.Range(1, path.Count - 1).Where(depth => path[depth - 1] is string && path[depth] is string))
            if (plan.At(path.Take(depth)) is null) plan = plan.With([.. path.Take(depth)], YamlChange.Block());
        return plan;
    }

    private static YamlNode WithoutEmptyBlocks(YamlNode plan)
    {
        foreach (var section in (plan.At("enough") as YamlEntries)?.Entries ?? [])
            if (section.Value is YamlEntries { Entries.Count: 0 }) plan = plan.With(["enough", section.Key], null);
        return Blocks.Select(block => block.TrimEnd('/')).Aggregate(plan, (changed, block) => changed.At(block) is YamlEntries { Entries.Count: 0 } ? changed.With([block], null) : changed);
    }

    private static bool IsField(string name) => Single.Contains(name) || Blocks.Concat(Lists).Any(part => name.StartsWith(part, StringComparison.Ordinal));

    [GeneratedRegex("^[0-9]{1,3}$")]
    private static partial Regex Number();
}
