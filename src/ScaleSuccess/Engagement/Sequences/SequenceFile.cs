using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>Reads a file of sequences/.</summary>
public static partial class SequenceFile
{
    private const int MostSteps = 8, MostDays = 90;

    public static Read<Sequence> Read(string file, string content) =>
        YamlFile.Read(file, content, "sequence", map =>
        {
            var kind = map.Word("for", SequenceKind.All);
            var emails = SequenceKind.All.ContainsKey(YamlFile.Value(content, "for") ?? "") ? kind.Emails : [.. SequenceKind.All.Values.SelectMany(one => one.Emails)];
            var sequence = new Sequence(kind, map.Flag("paused"), Steps(map, emails));
            map.NoMore();
            return sequence;
        });

    /// <summary>All files together: what one says alone, and that no two ask for the same.</summary>
    public static IReadOnlyList<Mistake> Check(IReadOnlyList<DefinitionText> files)
    {
        var mistakes = new List<Mistake>();
        var first = new Dictionary<SequenceKind, string>();
        foreach (var file in files)
        {
            if (Read(file.File, file.Content) is Read<Sequence>.Bad(var wrong)) mistakes.AddRange(wrong);
            if (YamlFile.Value(file.Content, "for") is not { } name || !SequenceKind.All.TryGetValue(name, out var kind) || first.TryAdd(kind, file.File)) continue;
            mistakes.Add(new Mistake(file.File, YamlFile.Nodes(file.Content)?.LineOf("for") ?? 0, "sequence, `for`",
                $"{first[kind]} is for `{name}`, too: put the steps into one file, or each customer would hear twice."));
        }
        return mistakes;
    }

    private static IReadOnlyList<SequenceStep> Steps(YamlMap map, IReadOnlyList<string> emails)
    {
        var steps = new List<SequenceStep>();
        var known = emails.ToDictionary(key => key);
        if (!map.Has("steps")) map.Missing("steps", 0);
        foreach (var step in map.Maps("steps", "step", calledBy: "after"))
        {
            var after = After(step);
            if (after > 0 && steps.Count > 0 && after <= steps[^1].After)
                step.Wrong("after", $"It should come later than the step before, which comes on day {steps[^1].After}: all are counted from the first e-mail.");
            steps.Add(new SequenceStep(after, step.Word("email", known)));
            step.NoMore();
        }
        if (steps.Count > MostSteps) map.Wrong("steps", $"There are {steps.Count} steps; at most {MostSteps} are allowed. Nobody who was asked that often answers one more.");
        return steps;
    }

    private static int After(YamlMap step)
    {
        var text = step.Text("after");
        if (text.Length == 0) return 0;
        if (Duration().Match(text) is { Success: true } found
            && int.TryParse(found.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number * (found.Groups["unit"].Value == "week" ? 7L : 1) is >= 1 and <= MostDays and var days) return (int)days;
        step.Wrong("after", $"`{text}` should be days or weeks, such as `3 days` or `2 weeks`: from 1 to {MostDays} days.");
        return 0;
    }

    [GeneratedRegex("^(?<number>[0-9]{1,4}) (?<unit>day|week)s?$")]
    private static partial Regex Duration();
}
