using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>A day. Its `min` and `max` are days from today.</summary>
public sealed class DateKind : QuestionKind
{
    public override string Name => "date";
    public override IReadOnlyList<Meaning> Suits => [Meaning.ByWhen];
    public override IReadOnlyList<KindOption> Options => [new("min", OptionType.Number), new("max", OptionType.Number)];
    public override AnswerKind? Column => AnswerKind.Number;
    public override bool CountsDays => true;

    public override Question Read(YamlMap map, Question question) => NumberRange.Read(map, question, -3650, 3650);

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        if (answers.One(question.Key) is null) return question.Required ? [new(question.Key, AnswerCode.DateMissing)] : [];
        if (answers.Date(question.Key) is not { } day) return [new(question.Key, AnswerCode.NotADate)];
        if (question.Min is { } min && today.AddDays((int)min) is var first && day < first)
            return [new(question.Key, day < today ? AnswerCode.DatePassed : AnswerCode.DateTooSoon, day, first)];
        if (question.Max is { } max && today.AddDays((int)max) is var last && day > last)
            return [new(question.Key, AnswerCode.DateTooFar, day, last)];
        return [];
    }

    public override string Words(Question question, Answers answers) =>
        answers.Date(question.Key) is { } day ? Days.Long(day) : "";

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        [(question.Key, [Days.Iso(today.AddDays(120))])];
}
