using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Several of the choices, or one that stands alone, such as "None of these".</summary>
public sealed class ChoicesKind : ChosenKind
{
    public override string Name => "choices";
    public override IReadOnlyList<Meaning> Suits =>
        [Meaning.Goals, Meaning.Challenges, Meaning.Benefits, Meaning.WhereNow, Meaning.WhereToBe];
    public override AnswerKind? Column => AnswerKind.MultipleChoice;
    public override IReadOnlyList<KindOption> Options => [.. base.Options, new("least", OptionType.Number), new("most", OptionType.Number)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [new("alone", OptionType.Flag)];
    public override int? Most(Question question) => question.Most;

    /// <summary>Of what is left of the choices for this person.</summary>
    protected override int Least(Question question) => Math.Min(question.Least ?? 1, Together(question));

    public override Question Read(YamlMap map, Question question)
    {
        var read = base.Read(map, question) with { Random = map.Flag("random"), Most = ChoiceBlock.Most(map, 30) };
        if (map.Has("least")) read = read with { Least = map.Whole("least", 1, 30) };
        if (read.Least > read.Most) map.Wrong("least", "It should not be more than `most`.");
        else if (read.Least > Together(read)) map.Wrong("least", $"Only {Together(read)} can be chosen together.");
        var alone = read.Choices.Any(choice => choice.Alone);
        if (alone && Together(read) == 0) map.Wrong("choices", "All of them are `alone`: write `kind: choice`.");
        if (alone && question.Means == Meaning.Goals) map.Wrong("choices", "A plan needs a goal, so none of them can be `alone`.");
        return read;
    }

    protected override Choice Own(YamlMap map, Choice choice) => choice with { Alone = map.Flag("alone") };

    private static int Together(Question question) => question.Choices.Count(choice => !choice.Alone) + (question.Other ? 1 : 0);
}
