using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads one question of a survey's file. Which keys it may have follows from its kind.</summary>
internal static class QuestionBlock
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new()
    {
        ["choice"] = QuestionKind.Choice,
        ["choices"] = QuestionKind.Choices,
        ["text"] = QuestionKind.Text,
        ["long-text"] = QuestionKind.LongText,
        ["number"] = QuestionKind.Number,
        ["date"] = QuestionKind.Date,
        ["scale"] = QuestionKind.Scale,
        ["measures"] = QuestionKind.Measures,
        ["people"] = QuestionKind.People,
    };

    private static readonly Dictionary<string, Better> Ways = new() { ["higher"] = Better.Higher, ["lower"] = Better.Lower };

    public static Question Read(YamlMap map)
    {
        var question = new Question
        {
            Key = map.Key("key"),
            Ask = map.Text("ask", 160),
            Hint = map.OptionalText("hint", 240),
            Kind = map.Word("kind", Kinds),
            Required = map.Flag("required"),
            SegmentWeight = Weight(map),
        };
        // Without its kind, nobody can say which of these belong.
        if (!Kinds.ContainsKey(map.OptionalText("kind") ?? ""))
        {
            map.Leave("choices", "other", "most", "min", "max", "unit", "low", "high");
            question = question with { Kind = QuestionKind.Text };
        }
        question = question.Kind switch
        {
            QuestionKind.Choice => question with { Choices = Choices(map, 2), Other = map.Flag("other") },
            QuestionKind.Choices => question with { Choices = Choices(map, 2), Other = map.Flag("other"), Most = Most(map, 30) },
            QuestionKind.Measures => question with { Choices = Choices(map, 1, areMeasures: true), Most = Most(map, 30) },
            QuestionKind.People => question with { Most = Most(map, Answers.MostPeople) },
            QuestionKind.Number => Range(map, question, -1e9, 1e9) with { Unit = map.OptionalText("unit", 30) },
            QuestionKind.Date => Range(map, question, -3650, 3650),
            QuestionKind.Scale => Scale(map, question),
            QuestionKind.Text or QuestionKind.LongText => question,
            _ => throw new InvalidOperationException($"No reading for questions of kind {question.Kind}."),
        };
        map.NoMore();
        return question;
    }

    // The page offers radio buttons for each step, so a scale stays short.
    private static Question Scale(YamlMap map, Question question)
    {
        var scale = Range(map, question, 0, 10) with { Low = map.OptionalText("low", 40), High = map.OptionalText("high", 40) };
        return scale with { Min = scale.Min ?? map.Missing("min", 0), Max = scale.Max ?? map.Missing("max", 10) };
    }

    private static Question Range(YamlMap map, Question question, double min, double max)
    {
        var range = question with { Min = map.Number("min", min, max), Max = map.Number("max", min, max) };
        if (range.Min >= range.Max) map.Wrong("max", "It should be more than `min`.");
        return range;
    }

    private static int? Most(YamlMap map, int max) => map.Has("most") ? map.Whole("most", 1, max) : null;

    private static List<Choice> Choices(YamlMap map, int least, bool areMeasures = false)
    {
        var choices = map.Maps("choices", "choice");
        map.Missing("choices", false);
        if (choices.Count > 0 && choices.Count < least) map.Wrong("choices", "One choice is none: list two at least.");
        YamlMap.EachOnce(choices, "key");
        return [.. choices.Select(choice => ReadChoice(choice, areMeasures))];
    }

    private static Choice ReadChoice(YamlMap map, bool isMeasure)
    {
        var choice = new Choice(map.Key("key"), map.Text("label", 80), map.OptionalText("hint", 160));
        if (choice.Key == Answers.OtherChoice) map.Wrong("key", "`other` is kept for words of one's own: write `other: true` at the question.");
        if (isMeasure) choice = choice with { Unit = map.Text("unit", 30), Better = map.Word("better", Ways) };
        map.NoMore();
        return choice;
    }

    private static double Weight(YamlMap map)
    {
        var kind = map.OptionalText("kind");
        var weight = map.OptionalText("segment") switch
        {
            null or "false" => 0,
            "true" => 1,
            _ => map.Number("segment", 0, 10) ?? 0,
        };
        if (weight > 0 && kind is ("text" or "long-text" or "people" or "measures"))
            map.Wrong("segment", $"Answers of kind {kind} cannot place a customer in a segment: leave it out.");
        return weight;
    }
}
