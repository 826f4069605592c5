using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Words between the questions: there is nothing to answer, and nothing is missing without an answer.</summary>
public sealed class StatementKind : QuestionKind
{
    public override string Name => "statement";
    public override bool HasAnswer => false;

    public override Question Read(YamlMap map, Question question)
    {
        if (question.Required) map.Wrong("required", "There is nothing to answer: leave it out.");
        if (question.RequiredIf is not null) map.Wrong("required_if", "There is nothing to answer: leave it out.");
        return question;
    }

    public override IEnumerable<string> Fields(Question question) => [];
    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today) => [];
    public override AnswerGap? Gap(Question question, Answers answers) => null;
    public override string Words(Question question, Answers answers) => "";
    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => [];
}
