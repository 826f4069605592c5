using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Words of one's own.</summary>
public abstract class WordsKind(int most) : QuestionKind
{
    public override IReadOnlyList<Meaning> Suits => [Meaning.WhereNow, Meaning.WhereToBe];

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var text = answers.One(question.Key);
        if (text is null && question.Required) yield return new(question.Key, AnswerCode.TextMissing);
        if (text is not null && TypedText.Length(text) > most) yield return CheckAnswers.TooLong(question.Key, text, most);
    }

    public override string Words(Question question, Answers answers) => answers.One(question.Key) ?? "";

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        [(question.Key, ["fewer spreadsheets and one place to look"])];
}
