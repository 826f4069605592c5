using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads one question of a survey's file: what every question has; the rest is its kind's.</summary>
internal static class QuestionBlock
{
    public static Question Read(YamlMap map)
    {
        var kind = map.Word("kind", QuestionKind.All);
        var question = new Question
        {
            Key = map.Key("key"),
            Ask = map.Text("ask", TextLimit.Ask, PipedText.Flaws),
            Hint = map.OptionalText("hint", TextLimit.Hint, PipedText.Flaws),
            Kind = kind,
            Means = Means(map),
            Required = map.Flag("required"),
            ShowIf = ConditionBlock.Read(map, "show_if"),
            RequiredIf = ConditionBlock.Read(map, "required_if"),
            SegmentWeight = Weight(map),
        };
        // Without its kind, its other keys cannot be checked.
        if (!QuestionKind.All.ContainsKey(map.OptionalText("kind") ?? "")) return question;
        if (question.Means is { } meaning && !kind.Suits.Contains(meaning))
            map.Wrong("means", $"A question of kind {kind.Name} cannot mean `{meaning.Name()}`: {string.Join(" or ", KindsOf(meaning))} can.");
        if (question.SegmentWeight > 0 && kind.Column is null)
            map.Wrong("segment", $"Answers of kind {kind.Name} cannot be used in segmentation: leave it out.");
        question = kind.Read(map, question);
        map.NoMore();
        return question;
    }

    private static Meaning? Means(YamlMap map) => map.Has("means") ? map.Word("means", Meanings.ByName) : null;

    private static IEnumerable<string> KindsOf(Meaning meaning) =>
        QuestionKind.All.Values.Where(kind => kind.Suits.Contains(meaning)).Select(kind => kind.Name);

    private static double Weight(YamlMap map) => map.OptionalText("segment") switch
    {
        null or "false" => 0,
        "true" => 1,
        _ => map.Number("segment", 0, 10) ?? 0,
    };
}
