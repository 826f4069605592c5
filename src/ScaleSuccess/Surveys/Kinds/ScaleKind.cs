using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>A step on a scale: numbers, stars or faces.</summary>
public sealed class ScaleKind : QuestionKind
{
    private const int Faces = 5;

    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();
    private static readonly Dictionary<string, ScaleLook> Looks = new()
    {
        ["numbers"] = ScaleLook.Numbers, ["stars"] = ScaleLook.Stars, ["faces"] = ScaleLook.Faces,
    };

    public override string Name => "scale";
    public override bool HasNumber(Question question) => true;
    public override IReadOnlyList<KindOption> Options =>
    [
        new("preset", OptionType.Word, [.. ScalePreset.ByName.Keys]) { Replaces = ["min", "max", "low", "high", "look"] }, new("look", OptionType.Word, [.. Looks.Keys]),
        new("min", OptionType.Number, Begin: "1"), new("max", OptionType.Number, Begin: "5"), new("low", OptionType.Text), new("high", OptionType.Text),
    ];
    public override AnswerKind? Column => AnswerKind.Scale;
    public override IEnumerable<string> Ticked(Question question) => [question.Key];

    // The page offers radio buttons for each step, so a scale stays short.
    public override Question Read(YamlMap map, Question question)
    {
        var preset = map.Has("preset") ? map.Word("preset", ScalePreset.ByName) : null;
        var scale = NumberRange.Read(map, question with { Preset = preset, Min = preset?.Min, Max = preset?.Max }, 0, 10) with
        {
            Low = map.OptionalText("low", TextLimit.End),
            High = map.OptionalText("high", TextLimit.End),
            Look = map.Has("look") ? map.Word("look", Looks) : preset?.Look ?? ScaleLook.Numbers,
        };
        scale = scale with { Min = scale.Min ?? map.Missing("min", 0), Max = scale.Max ?? map.Missing("max", 10) };
        if (scale.Look == ScaleLook.Stars && scale.Min != 1) map.Wrong("look", "Stars are counted from 1: write `min: 1`.");
        if (scale.Look == ScaleLook.Faces && Count(scale) is not (3 or Faces)) map.Wrong("look", "There are faces for 3 or 5 steps.");
        return scale;
    }

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        if (answers.One(question.Key) is null) return question.Required ? [new(question.Key, AnswerCode.ChooseOne)] : [];
        if (answers.Number(question.Key) is not { } step) return [new(question.Key, AnswerCode.NotANumber)];
        return step % 1 == 0 ? NumberRange.Check(question, step) : [new(question.Key, AnswerCode.NotAStep)];
    }

    public override string Words(Question question, Answers answers) => answers.Number(question.Key) is not { } step ? ""
        : question.Look == ScaleLook.Stars ? Texts["scale.stars", Amounts.Number(step), Amounts.Number(question.Max ?? step)]
        : SaysEach(question) && Says(question, step) is { } words ? words : Amounts.Number(step);

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => NumberRange.Sample(question);

    public static IEnumerable<int> Steps(Question question) => Enumerable.Range((int)(question.Min ?? 1), Count(question));

    /// <summary>What a step means; null: the survey says nothing about it.</summary>
    public static string? Says(Question question, double step)
    {
        if (step == question.Min && question.Low is { } low) return low;
        if (step == question.Max && question.High is { } high) return high;
        if (question.Preset is { } preset && Same(question, preset, step) is { } known) return Texts[$"scale.{preset.Name}.{known}"].Value;
        return question.Look == ScaleLook.Faces ? Texts[$"scale.face.{Face(question, step)}"].Value : null;
    }

    /// <summary>A step for those who hear it: "9 of 10", "4 of 5 stars", "3 of 5, Undecided".</summary>
    /// <param name="said">What stands for the words; null: they themselves.</param>
    public static string Spoken(Question question, int step, string? said = null)
    {
        var place = Texts[question.Look == ScaleLook.Stars ? "scale.stars" : "scale.step", Amounts.Number(step), Amounts.Number(question.Max ?? step)].Value;
        return Says(question, step) is { } words ? Texts["scale.said", place, said ?? words] : place;
    }

    /// <summary>Which of the five faces, from the saddest.</summary>
    public static int Face(Question question, double step) =>
        1 + (int)Math.Round((step - (question.Min ?? 1)) * (Faces - 1) / Math.Max(1, Count(question) - 1));

    private static int Count(Question question) => (int)(question.Max ?? 5) - (int)(question.Min ?? 1) + 1;

    private static bool SaysEach(Question question) => question.Look == ScaleLook.Faces || (question.Preset is { SaysEach: true } preset && IsWhole(question, preset));

    private static bool IsWhole(Question question, ScalePreset preset) => question.Min == preset.Min && question.Max == preset.Max;

    /// <summary>The step of the preset that this one is, where the preset has words for it: an end stays an end.</summary>
    private static int? Same(Question question, ScalePreset preset, double step) => step == question.Min ? preset.Min : step == question.Max ? preset.Max
        : preset.SaysEach && IsWhole(question, preset) && step % 1 == 0 && step > preset.Min && step < preset.Max ? (int)step : null;
}
