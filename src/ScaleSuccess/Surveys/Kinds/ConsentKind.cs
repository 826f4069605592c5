using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>One box with what is agreed to beside it. Ticked it is kept as <c>yes</c>; required means that it must be ticked.</summary>
public sealed class ConsentKind : QuestionKind
{
    public const string Yes = "yes";

    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    public override string Name => "consent";
    public override bool IsOwnWords => true;

    /// <summary>The text is its one choice, so that names can stand in it as in any other.</summary>
    public override IReadOnlyList<KindOption> Options => [new("text", OptionType.Text) { Required = true }];

    public override Question Read(YamlMap map, Question question) => question with { Choices = [new Choice(Yes, map.Text("text", TextLimit.Consent, PipedText.Flaws))] };

    public override IEnumerable<string> Ticked(Question question) => [question.Key];

    /// <summary>A condition asks whether it was answered.</summary>
    public override IReadOnlyList<string>? Offers(Question question) => null;

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        if (answers.One(question.Key) is { } given && given != Yes) yield return new(question.Key, AnswerCode.ChoiceGone);
        else if (question.Required && !IsGiven(question, answers)) yield return new(question.Key, AnswerCode.ConsentMissing);
    }

    public override string Words(Question question, Answers answers) => IsGiven(question, answers) ? Texts["consent.yes"] : "";

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => [(question.Key, [Yes])];

    private static bool IsGiven(Question question, Answers answers) => answers.One(question.Key) == Yes;
}
