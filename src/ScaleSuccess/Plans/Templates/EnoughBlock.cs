using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads what a template's file calls enough, section by section.</summary>
internal static class EnoughBlock
{
    public static IReadOnlyDictionary<string, EnoughRule> Read(YamlMap map)
    {
        var rules = new Dictionary<string, EnoughRule>();
        if (map.Map("enough") is not { } enough) return rules;
        foreach (var section in EnoughRule.Sections)
            if (enough.Map(section) is { } rule) rules[section] = Rule(rule);
        enough.NoMore();
        return rules;
    }

    private static EnoughRule Rule(YamlMap map)
    {
        var rule = new EnoughRule(map.Whole("at_least", 0, 20, fallback: 0), [.. (map.Texts("known", 60) ?? []).Select(name => Known(map, name)).OfType<Meaning>().Distinct()]);
        if (!map.Has("at_least") && !map.Has("known")) map.Missing("at_least", false);
        map.NoMore();
        return rule;
    }

    private static Meaning? Known(YamlMap map, string name)
    {
        var asked = Meanings.ByName.Where(meaning => EnoughRule.CanBeKnown(meaning.Value)).ToDictionary();
        if (asked.TryGetValue(name, out var meaning)) return meaning;
        if (Meanings.ByName.ContainsKey(name)) map.Wrong("known", $"`{name}` is asked once and not again: leave it out.");
        else if (name.Length > 0) map.Wrong("known", $"`{name}` is not one of {string.Join(", ", asked.Keys)}.{ClosestName.Hint(name, asked.Keys)}");
        return null;
    }
}
