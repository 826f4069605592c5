using Microsoft.Extensions.Localization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Why an item is in the plan, in a sentence for its reader.</summary>
/// <param name="answeredBy">Who gave the answers; null: the reader did.</param>
/// <param name="added">Who added an own item, by name; null: the reader did.</param>
public sealed class OriginSentence(PlanAnswers made, IStringLocalizer<PlanPageTexts> texts, string? answeredBy = null, Func<PlanItem, string?>? added = null)
{
    /// <summary>What an item comes with that the customer did not name itself; null: they did.</summary>
    public string? ComesWith(PlanItem item)
    {
        var origin = item.ReadOrigin();
        if (origin.Definition is null || IsChosen(item)) return null;
        return Said(origin) is var (_, goal) ? texts["with.goal", goal].Value : texts["with.template"].Value;
    }

    public string For(PlanItem item)
    {
        if (item.IsOwn) return added?.Invoke(item) is { } name ? texts["origin.own.other", name] : texts["origin.own.you"];
        var origin = item.ReadOrigin();
        return (Answered(origin), origin.Definition) switch
        {
            ({ } answered, null) => answered,
            ({ } answered, not null) => texts["origin.module", answered, origin.Version],
            (null, { } key) => texts["origin.template", made.EarlierTemplates.GetValueOrDefault(key, made.Template), origin.Version],
            (null, null) => texts["origin.answers"],
        };
    }

    /// <summary>A chosen goal's objective is that goal in our words; a benefit that comes with a goal may be one that they named, too.</summary>
    private bool IsChosen(PlanItem item) => item.Kind switch
    {
        ItemKind.Objective => item.ReadOrigin().Choice == item.Key,
        ItemKind.Benefit => IsGiven(Meaning.Benefits, item.Key),
        _ => false,
    };

    private bool IsGiven(Meaning meaning, string choice) =>
        made.Survey.About(meaning) is { } asked && made.Answers.Many(asked.Key).Contains(choice);

    private string? Answered(Origin origin) => Said(origin) is var (question, said)
        ? answeredBy is null
            ? texts[$"origin.by.{By(question, origin)}", said, question.Ask].Value
            : texts[$"origin.colleague.{By(question, origin)}", said, question.Ask, answeredBy].Value
        : null;

    private static AnsweredBy By(Question question, Origin origin) =>
        origin.Choice == Answers.OtherChoice ? AnsweredBy.Writing : question.Kind.AnsweredBy;

    private (Question Question, string Words)? Said(Origin origin)
    {
        if (origin.Question is not { } key || made.Survey.Find(key) is not { } question) return null;
        var said = origin.Choice switch
        {
            null => AnswerText.Words(question, made.Answers),
            Answers.OtherChoice => made.Answers.Other(key),
            var choice => question.Find(choice)?.Label,
        };
        return string.IsNullOrEmpty(said) ? null : (question, said);
    }
}
