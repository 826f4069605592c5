using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Free text.</summary>
public abstract class WordsKind(int most) : QuestionKind
{
    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    public override bool IsOwnWords => true;
    public override AnsweredBy AnsweredBy => AnsweredBy.Writing;
    public override IReadOnlyList<Meaning> Suits => [Meaning.WhereNow, Meaning.WhereToBe];

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var text = answers.One(question.Key);
        if (text is null && question.Required) yield return new(question.Key, AnswerCode.TextMissing);
        if (text is not null && TypedText.Length(text) > most) yield return CheckAnswers.TooLong(question.Key, text, most);
    }

    public override string Words(Question question, Answers answers) => answers.One(question.Key) ?? "";

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        [(question.Key, [Texts["sample"]])];
}
