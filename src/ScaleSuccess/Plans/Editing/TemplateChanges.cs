using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rewriting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Editing;

public enum TemplateChangeCode { Setting, Added, Removed, Reworded, Moved, OnlyIf, Details, Reordered }

/// <summary>One thing that a new version of a template or a goal module does in another way.</summary>
/// <param name="List">The key of its list, such as <c>actions</c>; of a setting, its own.</param>
/// <param name="Words">Its text as it is now, or was; of a setting, its value.</param>
public sealed record TemplateChange(TemplateChangeCode Code, string List, string Words)
{
    /// <summary>The milestone that it belongs to; null: none.</summary>
    public string? Within { get; init; }

    /// <summary>What it said before.</summary>
    public string? Before { get; init; }

    /// <summary>Of details: each that is different.</summary>
    public IReadOnlyList<TemplateDetail> Details { get; init; } = [];

    /// <summary>Of the setting <c>rule</c>: the answers that bring a customer the template, by question; empty: it takes everybody else.</summary>
    public IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> Audience { get; init; } = [];
    public IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> AudienceBefore { get; init; } = [];

    /// <summary>Of the setting <c>enough</c>: the section, and its rule; null: it has none of its own.</summary>
    public string? Section { get; init; }
    public SectionRule? Enough { get; init; }
    public SectionRule? EnoughBefore { get; init; }

    /// <summary>Whom it is for; null: everybody.</summary>
    public Condition? OnlyIf { get; init; }
    public Condition? OnlyIfBefore { get; init; }
}

/// <summary>When a section of a plan says enough, as the file has it.</summary>
/// <param name="Known">What has to be answered.</param>
public sealed record SectionRule(string? AtLeast, IReadOnlyList<string> Known);

/// <summary>One thing that is set differently.</summary>
/// <param name="Key">As the file names it, such as <c>before</c>.</param>
/// <param name="Was">Null: nothing.</param>
/// <param name="Now">Null: nothing.</param>
public sealed record TemplateDetail(string Key, string? Was, string? Now)
{
    /// <summary>It names another part, by its title.</summary>
    public bool NamesPart => Key is "after" or "milestone";
}

/// <summary>What is different between two versions, as somebody who knows the business would say it.</summary>
public static class TemplateChanges
{
    public static IReadOnlyList<TemplateChange> Between(YamlNode was, YamlNode now) => [.. Settings(was, now), .. Titled(Parts(Of(was), Renamed(Of(was), Of(now))), was, now)];

    /// <summary>Of a block that is no rule each of its entries: <c>check_ins/at</c>.</summary>
    private static IEnumerable<TemplateChange> Settings(YamlNode was, YamlNode now) =>
        from key in Keys(now).Union(Keys(was))
        where key != PlanForm.Milestones && !PlanForm.Lists.Contains(key)
        from path in key != "rule" && now.At(key) is null or YamlEntries && was.At(key) is null or YamlEntries ? Keys(now.At(key)).Union(Keys(was.At(key))).Select(entry => new[] { key, entry }) : [[key]]
        where !RewriteYaml.IsSame(was.At(path) ?? YamlChange.Block(), now.At(path) ?? YamlChange.Block())
        let change = new TemplateChange(TemplateChangeCode.Setting, DraftPath.Name(path), Value(now.At(path)) ?? "") { Before = Value(was.At(path)) ?? "" }
        select path switch
        {
            ["rule"] => change with { Audience = Audience(now), AudienceBefore = Audience(was) },
            ["enough", var section] => change with { List = "enough", Section = section, Enough = Rule(now.At(path)), EnoughBefore = Rule(was.At(path)) },
            _ => change,
        };

    private static SectionRule? Rule(YamlNode? section) => section is null ? null : new(section.TextAt("at_least"), [.. section.ItemsAt("known").OfType<YamlScalar>().Select(one => one.Value)]);

    private static IReadOnlyList<(string, IReadOnlyList<string>)> Audience(YamlNode plan) =>
        [.. ((plan.At("rule") as YamlEntries)?.Entries ?? []).Select(entry => (entry.Key, (IReadOnlyList<string>)[.. entry.Value.Texts.Select(text => text.Value)]))];

    private static IEnumerable<string> Keys(YamlNode? plan) => (plan as YamlEntries)?.Entries.Select(entry => entry.Key) ?? [];

    /// <summary>On one line: <c>at: 10:00, every_days: 14</c>.</summary>
    private static string? Value(YamlNode? value) => value switch
    {
        null => null,
        YamlScalar text => text.Value,
        var block => string.Join(", ", YamlOutputFile.Write(block).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Replace("\"", "", StringComparison.Ordinal))),
    };

    /// <summary>Lines have no keys: one that is said in other words is still the one it was.</summary>
    private static List<Part> Renamed(List<Part> was, List<Part> now)
    {
        var pairs = now.Where(part => !part.HasKey).GroupBy(part => part.List)
            .SelectMany(list => PairTexts.Of(was.Where(part => part.List == list.Key && !part.HasKey), list, part => part.Words, part => part.Place, (_, _) => true)).ToList();
        return [.. now.Select(part => pairs.Find(pair => ReferenceEquals(pair.Now, part)).Was is { } before ? part with { Id = before.Id } : part)];
    }

    /// <summary>Of details that name another part its title as it was and is; its key, if it stands in another file.</summary>
    private static IEnumerable<TemplateChange> Titled(IEnumerable<TemplateChange> changes, YamlNode was, YamlNode now)
    {
        var (before, after) = (Titles(was), Titles(now));
        return changes.Select(change => change with
        {
            Details = [.. change.Details.Select(detail => !detail.NamesPart ? detail
                : detail with { Was = detail.Was is { } old ? before.GetValueOrDefault(old, old) : null, Now = detail.Now is { } key ? after.GetValueOrDefault(key, key) : null })],
        });
    }

    private static Dictionary<string, string> Titles(YamlNode plan) =>
        Of(plan).Where(part => part.HasKey && part.Words.Length > 0).GroupBy(part => part.Id).ToDictionary(same => same.Key, same => same.First().Words);

    private static IEnumerable<TemplateChange> Parts(List<Part> was, List<Part> now)
    {
        foreach (var part in now)
            if (was.Find(part.Is) is not { } before) yield return part.Change(TemplateChangeCode.Added);
            else
                foreach (var change in Between(before, part)) yield return change;
        foreach (var part in was.Where(part => !now.Exists(part.Is))) yield return part.Change(TemplateChangeCode.Removed);
        foreach (var list in now.GroupBy(part => (part.List, part.Home)))
            if (!list.Where(part => was.Exists(part.Stays)).Select(part => part.Id).SequenceEqual(was.Where(part => list.Any(part.Stays)).Select(part => part.Id)))
                yield return list.First().Change(TemplateChangeCode.Reordered);
    }

    private static IEnumerable<TemplateChange> Between(Part was, Part now)
    {
        if (was.Words != now.Words) yield return now.Change(TemplateChangeCode.Reworded) with { Before = was.Words };
        if (was.Home != now.Home) yield return now.Change(TemplateChangeCode.Moved) with { Before = was.Within };
        if (!RewriteYaml.IsSame(was.OnlyIf ?? YamlChange.Block(), now.OnlyIf ?? YamlChange.Block())) yield return now.Change(TemplateChangeCode.OnlyIf) with { OnlyIf = now.Whom, OnlyIfBefore = was.Whom };
        var details = now.Rest.Entries.Concat(was.Rest.Entries).Select(entry => entry.Key).Distinct()
            .Where(key => !RewriteYaml.IsSame(was.Rest.At(key) ?? YamlChange.Block(), now.Rest.At(key) ?? YamlChange.Block()))
            .Select(key => new TemplateDetail(key, Value(was.Rest.At(key)), Value(now.Rest.At(key)))).ToList();
        if (details.Count > 0) yield return now.Change(TemplateChangeCode.Details) with { Details = details };
    }

    private static List<Part> Of(YamlNode plan) =>
    [
        .. from list in PlanForm.Lists.Prepend(PlanForm.Milestones)
           from item in plan.ItemsAt(list).Index()
           let part = new Part(list, item.Item) { Place = item.Index }
           from own in item.Item.ItemsAt("actions").Select(action => new Part("actions", action) { Home = part.Id, Within = part.Words }).Prepend(part)
           select own,
    ];

    private sealed record Part(string List, string Id, string Words)
    {
        public Part(string list, YamlNode item)
            : this(list, item.TextAt("key") ?? Text(item), Text(item)) =>
            (HasKey, OnlyIf, Whom, Rest) = (item.TextAt("key") is not null, item.At(Templates.OnlyIf.Key), Templates.OnlyIf.Of(item), Without(item, "key", "title", "text", "actions", Templates.OnlyIf.Key));

        /// <summary>The key of the milestone that it belongs to.</summary>
        public string? Home { get; init; }
        public string? Within { get; init; }

        /// <summary>In its list.</summary>
        public int Place { get; init; }
        public bool HasKey { get; }
        public YamlNode? OnlyIf { get; }
        public Condition? Whom { get; }
        public YamlEntries Rest { get; } = YamlChange.Block();

        public bool Is(Part other) => List == other.List && Id == other.Id;
        public bool Stays(Part other) => Is(other) && Home == other.Home;
        public TemplateChange Change(TemplateChangeCode code) => new(code, List, Words) { Within = Within };

        private static string Text(YamlNode item) => (item as YamlScalar)?.Value ?? item.TextAt("title") ?? item.TextAt("text") ?? item.TextAt("key") ?? "";

        private static YamlEntries Without(YamlNode item, params string[] keys) =>
            YamlChange.Block((item as YamlEntries)?.Entries.Where(entry => !keys.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, (YamlNode?)entry.Value)) ?? []);
    }
}
