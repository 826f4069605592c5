using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads whom a part of a template's or a goal module's file is for.</summary>
internal static class OnlyIf
{
    public const string Key = "only_if";

    public static Condition? Read(YamlMap map) => ConditionBlock.Read(map, Key);

    /// <summary>A list of texts, of which each may be for some only.</summary>
    public static IReadOnlyList<TemplateLine> Lines(YamlMap map, string key, int most) => [.. (map.TextsWithMore(key, most, PlanText.Flaws) ?? []).Select((line, place) => Line(line.Text, line.More, place + 1))];

    private static TemplateLine Line(string text, YamlMap? more, int number)
    {
        var line = new TemplateLine(number, text) { OnlyIf = more is null ? null : Read(more) };
        more?.NoMore();
        return line;
    }
}
