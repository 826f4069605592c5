using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>A step on a scale.</summary>
public sealed class ScaleKind : QuestionKind
{
    public override string Name => "scale";
    public override bool HasNumber => true;
    public override IReadOnlyList<KindOption> Options =>
        [new("min", OptionType.Number, Begin: "1"), new("max", OptionType.Number, Begin: "5"), new("low", OptionType.Text), new("high", OptionType.Text)];
    public override AnswerKind? Column => AnswerKind.Scale;
    public override bool IsTicked => true;

    // The page offers radio buttons for each step, so a scale stays short.
    public override Question Read(YamlMap map, Question question)
    {
        var scale = NumberRange.Read(map, question, 0, 10) with { Low = map.OptionalText("low", 40), High = map.OptionalText("high", 40) };
        return scale with { Min = scale.Min ?? map.Missing("min", 0), Max = scale.Max ?? map.Missing("max", 10) };
    }

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        if (answers.One(question.Key) is null) return question.Required ? [new(question.Key, AnswerCode.ChooseOne)] : [];
        if (answers.Number(question.Key) is not { } step) return [new(question.Key, AnswerCode.NotANumber)];
        return step % 1 == 0 ? NumberRange.Check(question, step) : [new(question.Key, AnswerCode.NotAStep)];
    }

    public override string Words(Question question, Answers answers) =>
        answers.Number(question.Key) is { } step ? Amounts.Number(step) : "";

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => NumberRange.Sample(question);
}
