using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>
/// Baseline and target of some measures. Either may be missing: a baseline alone is compared with later readings, a target
/// alone takes the first reading as its baseline.
/// </summary>
public sealed class MeasuresKind : QuestionKind
{
    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();
    private static readonly Dictionary<string, Better> Ways = new() { ["higher"] = Better.Higher, ["lower"] = Better.Lower };

    public override string Name => "measures";
    public override IReadOnlyList<Meaning> Suits => [Meaning.Measures];
    public override IReadOnlyList<KindOption> Options => [new("most", OptionType.Number)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [new("unit", OptionType.Text) { Required = true }, new("better", OptionType.Word, [.. Ways.Keys], "higher") { Required = true }];
    public override AnsweredBy AnsweredBy => AnsweredBy.FillingIn;

    public override Question Read(YamlMap map, Question question) => question with
    {
        Choices = ChoiceBlock.Read(map, 1, (own, choice) => choice with { Unit = own.Text("unit", TextLimit.Unit), Better = own.Word("better", Ways) }),
        Most = ChoiceBlock.Most(map, 30),
    };

    /// <summary>A measure that does not fit is still there, behind the others.</summary>
    public override Question? Narrow(Question question, Known known) =>
        question with { Choices = [.. question.Choices.Select(measure => measure with { Aside = measure.ShowIf?.Holds(known) == false })] };

    public override IReadOnlyList<string> Values(Question question, Answers answers) => [.. answers.Measures(question).Select(measure => measure.Measure.Key)];

    public override int? MostValues(Question question) => question.Most;
    public override int Inputs(Question asked) => 2 * asked.Choices.Count(measure => !measure.Aside);

    public override IEnumerable<string> Fields(Question question) =>
        question.Choices.SelectMany(measure => new[] { $"{question.Key}.{measure.Key}.baseline", $"{question.Key}.{measure.Key}.target" });

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var mistakes = question.Choices.SelectMany(measure => Check($"{question.Key}.{measure.Key}", measure, answers)).ToList();
        var given = answers.Measures(question).Count();
        if (given == 0 && mistakes.Count == 0 && question.Required) mistakes.Add(new(question.Key, AnswerCode.MeasureMissing));
        if (question.Most is { } most && given > most) mistakes.Add(new(question.Key, AnswerCode.MeasuresTooMany, most, given));
        return mistakes;
    }

    public override AnswerGap? Gap(Question question, Answers answers)
    {
        var given = answers.Measures(question).ToList();
        if (given.Count == 0) return AnswerGap.NotAnswered;
        if (given.Exists(measure => measure.Target is null)) return AnswerGap.NoTarget;
        return given.Exists(measure => measure.Baseline is null) ? AnswerGap.NoNumber : null;
    }

    public override string Words(Question question, Answers answers) => AnswerText.Joined(answers.Measures(question).Select(Words));

    public override bool IsSame(Question question, Answers one, Answers other) => one.Measures(question).SequenceEqual(other.Measures(question));

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        from measure in question.Choices.Take(2)
        let field = $"{question.Key}.{measure.Key}"
        let numbers = measure.Better == Better.Lower ? (Now: "12", Target: "4") : (Now: "40", Target: "75")
        from typed in new[] { (Field: field + ".baseline", Value: numbers.Now), (Field: field + ".target", Value: numbers.Target) }
        select (typed.Field, new[] { typed.Value });

    private static List<AnswerMistake> Check(string field, Choice measure, Answers answers)
    {
        var (now, target) = (field + ".baseline", field + ".target");
        var wrong = Number(now, measure, answers).Concat(Number(target, measure, answers)).ToList();
        if (wrong.Count == 0 && answers.Number(now) is { } from && answers.Number(target) is { } to && !Improves(measure, from, to))
            wrong.Add(new(target, measure.Better == Better.Lower ? AnswerCode.TargetNotBelow : AnswerCode.TargetNotAbove,
                Amounts.WithUnit(from, measure.Unit)));
        return wrong;
    }

    private static IEnumerable<AnswerMistake> Number(string field, Choice measure, Answers answers)
    {
        if (answers.One(field) is null) yield break;
        if (answers.Number(field) is not { } number) yield return new(field, AnswerCode.NotANumber);
        else if (MeasureNumber.Mistake(number, measure.Unit) is { } mistake) yield return new(field, mistake);
    }

    private static bool Improves(Choice measure, double from, double to) =>
        measure.Better == Better.Lower ? to < from : to > from;

    private static string Words(MeasureAnswer answer) => answer switch
    {
        { Baseline: { } now, Target: { } target } =>
            Texts["measure.from_to", answer.Measure.Label, Amounts.Number(now), Amounts.WithUnit(target, answer.Measure.Unit)],
        { Target: { } target } => Texts["measure.to", answer.Measure.Label, Amounts.WithUnit(target, answer.Measure.Unit)],
        { Baseline: { } now } => Texts["measure.now", answer.Measure.Label, Amounts.WithUnit(now, answer.Measure.Unit)],
        _ => answer.Measure.Label,
    };
}
