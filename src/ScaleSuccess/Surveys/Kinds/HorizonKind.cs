using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>How soon: one of a few times from now, each so many days long.</summary>
public sealed class HorizonKind : ChosenKind
{
    private const int MostDays = 3650;

    public override string Name => "horizon";
    public override AnswerKind? Column => AnswerKind.SingleChoice;

    // Always the nearest first.
    public override IReadOnlyList<KindOption> Options => [new("other", OptionType.Flag)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [new("days", OptionType.Number)];
    public override int? Most(Question question) => 1;

    /// <summary>A condition can compare the days.</summary>
    public override bool HasNumber(Question question) => true;
    public override double? Number(Question question, Answers answers) => answers.One(question.Key) is { } given ? question.Find(given)?.Days : null;

    public override Question Read(YamlMap map, Question question)
    {
        var read = base.Read(map, question);
        var days = read.Choices.Select(choice => choice.Days).OfType<int>().ToList();
        if (read.Choices.Count > 0 && days.Count == 0) map.Wrong("choices", "At least one of them should say how many `days`.");
        if (days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second)) map.Wrong("choices", "Sort them by `days`, the nearest first.");
        return read with { Min = days.Count == 0 ? null : days.Min(), Max = days.Count == 0 ? null : days.Max() };
    }

    /// <summary>Without days: "No date yet".</summary>
    protected override Choice Own(YamlMap map, Choice choice) => map.Has("days") ? choice with { Days = map.Whole("days", 1, MostDays) } : choice;
}
