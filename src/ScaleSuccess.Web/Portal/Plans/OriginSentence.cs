using Microsoft.Extensions.Localization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Why an item is in the plan, in a sentence for the person who answered.</summary>
public sealed class OriginSentence(PlanAnswers made, IStringLocalizer<PlanPageTexts> texts)
{
    public string For(PlanItem item)
    {
        var origin = item.ReadOrigin();
        return (Answered(origin), origin.Definition) switch
        {
            ({ } answered, null) => answered,
            ({ } answered, not null) => texts["origin.module", answered, origin.Version],
            (null, not null) => texts["origin.template", made.Template, origin.Version],
            (null, null) => texts["origin.answers"],
        };
    }

    private string? Answered(Origin origin)
    {
        if (origin.Question is not { } key || made.Survey.Find(key) is not { } question) return null;
        var (by, said) = origin.Choice switch
        {
            null => (question.Kind.AnsweredBy, AnswerText.Words(question, made.Answers)),
            Answers.OtherChoice => (AnsweredBy.Writing, made.Answers.Other(key)),
            var choice => (question.Kind.AnsweredBy, question.Find(choice)?.Label),
        };
        return string.IsNullOrEmpty(said) ? null : texts[$"origin.by.{by}", said, question.Ask].Value;
    }
}
