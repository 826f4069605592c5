using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Several of the choices.</summary>
public sealed class ChoicesKind : ChosenKind
{
    public override string Name => "choices";
    public override IReadOnlyList<Meaning> Suits =>
        [Meaning.Goals, Meaning.Challenges, Meaning.Benefits, Meaning.WhereNow, Meaning.WhereToBe];
    public override AnswerKind? Column => AnswerKind.MultipleChoice;
    public override IReadOnlyList<KindOption> Options => [.. base.Options, new("most", OptionType.Number)];
    public override int? Most(Question question) => question.Most;

    public override Question Read(YamlMap map, Question question) =>
        base.Read(map, question) with { Most = ChoiceBlock.Most(map, 30) };
}
