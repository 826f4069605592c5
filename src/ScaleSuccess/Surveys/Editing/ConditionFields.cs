using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>
/// The fields of a condition: <c>if:PATH:GROUP:LINE:name</c>, <c>:is</c> and <c>:value</c> (several). A line that names nothing is
/// left out, one that names another question than before has its values left out. One with nothing to compare with stays as it is: the checks ask for it.
/// </summary>
public static class ConditionFields
{
    private const string Prefix = "if:";

    public static string Name(string path, int group, int line, string part) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{path}:{group}:{line}:{part}");

    internal static YamlNode Apply(YamlNode survey, IReadOnlyDictionary<string, string[]> fields)
    {
        foreach (var owner in fields.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name.Split(':'))
            .Where(parts => parts.Length == 5 && parts[4] == "name").GroupBy(parts => parts[1]))
        {
            var groups = owner.GroupBy(parts => parts[2]).Select(group => (IReadOnlyList<ConditionLine>)[.. group.Select(parts => Line(string.Join(':', parts[..4]), fields)).OfType<ConditionLine>()])
                .Where(lines => lines.Count > 0).ToList();
            survey = survey.With(DraftPath.Of(owner.Key), groups.Count == 0 ? null : ConditionBlock.Written(new Condition(groups)));
        }
        return survey;
    }

    private static ConditionLine? Line(string field, IReadOnlyDictionary<string, string[]> fields)
    {
        string[] Of(string part) => fields.GetValueOrDefault($"{field}:{part}") ?? [];
        if (Of("name").LastOrDefault() is not { Length: > 0 } name) return null;
        var comparison = Enum.TryParse<Comparison>(Of("is").LastOrDefault(), out var said) && Enum.IsDefined(said) ? said : Comparison.Answered;
        // Choices of another question mean nothing of this one.
        var values = Of("was").LastOrDefault() is { } was && was != name ? [] : Of("value").SelectMany(value => value.Split(',')).Select(value => value.Trim()).Where(value => value.Length > 0).Distinct().ToArray();
        return comparison switch
        {
            Comparison.AtLeast or Comparison.AtMost => Numbers.TryRead(values.FirstOrDefault() ?? "", out var number) ? new ConditionLine(name, comparison, [], number) : new ConditionLine(name, comparison, values),
            Comparison.Answered or Comparison.NotAnswered => new ConditionLine(name, comparison, []),
            _ => new ConditionLine(name, comparison, values),
        };
    }

    /// <summary>A line that holds when the question is answered: its form says more.</summary>
    internal static YamlNode WithLine(YamlNode survey, IReadOnlyList<object> path, string name, bool other)
    {
        var line = YamlChange.Block((name, YamlChange.Block(("answered", YamlChange.Text("true")))));
        var present = survey.At(path);
        // A text is no condition.
        if (present is not (null or YamlEntries or YamlList)) return survey;
        return survey.With(path, (present, other) switch
        {
            (null, _) => line,
            (YamlEntries lines, false) => lines.TextAt(name) is null && lines.At(name) is null ? lines with { Entries = [.. lines.Entries, .. line.Entries] } : lines,
            (YamlList groups, false) when groups.Items[^1] is YamlEntries last => YamlChange.List([.. groups.Items.SkipLast(1), last with { Entries = [.. last.Entries, .. line.Entries] }]),
            (YamlList groups, _) => YamlChange.List([.. groups.Items, line]),
            _ => YamlChange.List([present, line]),
        });
    }
}
