using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>A number as people type it.</summary>
public sealed class NumberKind : QuestionKind
{
    public override string Name => "number";
    public override IReadOnlyList<KindOption> Options => [new("min", OptionType.Number), new("max", OptionType.Number), new("unit", OptionType.Text)];
    public override AnsweredBy AnsweredBy => AnsweredBy.Writing;
    public override IReadOnlyList<Meaning> Suits => [Meaning.TeamSize];
    public override bool HasNumber(Question question) => true;
    public override AnswerKind? Column => AnswerKind.Number;

    public override Question Read(YamlMap map, Question question) =>
        NumberRange.Read(map, question, -1e9, 1e9) with { Unit = map.OptionalText("unit", TextLimit.Unit) };

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        if (answers.Number(question.Key) is { } number) return NumberRange.Check(question, number);
        return question.Required || answers.One(question.Key) is not null ? [new(question.Key, AnswerCode.NotANumber)] : [];
    }

    public override string Words(Question question, Answers answers) =>
        answers.Number(question.Key) is { } number ? Amounts.WithUnit(number, question.Unit) : "";

    public override bool IsSame(Question question, Answers one, Answers other) => one.Number(question.Key) == other.Number(question.Key);

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => NumberRange.Sample(question);
}
