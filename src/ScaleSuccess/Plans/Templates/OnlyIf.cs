using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads whom a part of a template's or a goal module's file is for.</summary>
public static class OnlyIf
{
    public const string Key = "only_if";

    /// <summary>What a condition may name besides the answers → the values that it may have when a plan is made; null: any text.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>?> Facts =
        new Dictionary<string, IReadOnlyList<string>?>(Fact.InConditions) { [Fact.Plan] = [PlanState.None, PlanState.Achieved] };

    /// <summary>The condition of a part of a file that may have mistakes; null: none, or none that can be read.</summary>
    public static Condition? Of(YamlNode part) => part.At(Key) is { } written ? Read(new YamlMap("", "", YamlChange.Block((Key, written)), [])) : null;

    internal static Condition? Read(YamlMap map) => ConditionBlock.Read(map, Key);

    /// <summary>A list of texts, of which each may be for some only.</summary>
    internal static IReadOnlyList<TemplateLine> Lines(YamlMap map, string key, int most) => [.. (map.TextsWithMore(key, most, PlanText.Flaws) ?? []).Select((line, place) => Line(line.Text, line.More, place + 1))];

    private static TemplateLine Line(string text, YamlMap? more, int number)
    {
        var line = new TemplateLine(number, text) { OnlyIf = more is null ? null : Read(more) };
        more?.NoMore();
        return line;
    }
}
