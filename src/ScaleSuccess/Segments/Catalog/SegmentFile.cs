using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>Reads what a template's file in plans/ says about its segment; the plan itself is read by Plans.</summary>
public static class SegmentFile
{
    public static Read<SegmentRule> Read(string file, string content) => YamlFile.Read(file, content, "segment", Rule);

    private static SegmentRule Rule(YamlMap map)
    {
        var rule = map.Map("rule");
        var requires = rule?.Lists() ?? new Dictionary<string, IReadOnlyList<string>>();
        if (rule is not null && requires.Count == 0) map.Wrong("rule", "It is empty: for everybody else, leave `rule` out.");
        return new SegmentRule(map.Key("segment"), map.Text("name", 60), map.Text("describes", 300),
            map.Whole("order", 1, 1000), requires);
    }
}
