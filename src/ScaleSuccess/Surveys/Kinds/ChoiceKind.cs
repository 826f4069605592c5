using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>One of the choices.</summary>
public sealed class ChoiceKind : ChosenKind
{
    public override string Name => "choice";
    public override IReadOnlyList<Meaning> Suits => [Meaning.WhereNow, Meaning.WhereToBe, Meaning.Pace, Meaning.Risk, Meaning.TeamSize];
    public override AnswerKind? Column => AnswerKind.SingleChoice;
    public override int? Most(Question question) => 1;

    public override Question Read(YamlMap map, Question question) => base.Read(map, question) with { Random = map.Flag("random") };
}
