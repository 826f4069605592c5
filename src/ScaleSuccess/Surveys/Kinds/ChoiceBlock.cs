using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Reads the choices of a question's file.</summary>
internal static class ChoiceBlock
{
    public static List<Choice> Read(YamlMap map, int least, Func<YamlMap, Choice, Choice>? own = null) => Read(map, "choices", "choice", least, own);

    /// <summary>What is asked about, row by row.</summary>
    public static List<Choice> Rows(YamlMap map) => Read(map, "rows", "row", 1, null);

    private static List<Choice> Read(YamlMap map, string key, string noun, int least, Func<YamlMap, Choice, Choice>? own)
    {
        var choices = map.Maps(key, noun);
        map.Missing(key, false);
        if (choices.Count > 0 && choices.Count < least) map.Wrong(key, "List at least two choices.");
        YamlMap.EachOnce(choices, "key");
        return [.. choices.Select(choice => Choice(choice, own))];
    }

    public static int? Most(YamlMap map, int max) => map.Has("most") ? map.Whole("most", 1, max) : null;

    private static Choice Choice(YamlMap map, Func<YamlMap, Choice, Choice>? own)
    {
        var choice = new Choice(map.Key("key"), map.Text("label", TextLimit.Label, PipedText.Flaws), map.OptionalText("hint", TextLimit.LabelHint, PipedText.Flaws)) { ShowIf = ConditionBlock.Read(map, "show_if") };
        if (choice.Key == Answers.OtherChoice) map.Wrong("key", "`other` is reserved for free text: write `other: true` on the question.");
        if (own is not null) choice = own(map, choice);
        map.NoMore();
        return choice;
    }
}
