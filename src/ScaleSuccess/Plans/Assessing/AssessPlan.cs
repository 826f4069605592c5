using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>
/// Assesses a plan as it is, with what is known of its customer: the same plan, answers and readings give the same assessment. What is
/// asked helps the weightiest thin section first; of those that help the same one, that which helps more thin sections, then the
/// survey's own order (docs/definitions.md).
/// </summary>
public sealed class AssessPlan
{
    private readonly Plan plan;
    private readonly Template template;
    private readonly Survey survey;
    private readonly Answers answers;
    private readonly IReadOnlyList<Question> open;

    private AssessPlan(Plan plan, Template template, Survey survey, Answers answers)
    {
        (this.plan, this.template, this.survey, this.answers) = (plan, template, survey, answers);
        open = plan.IsOver ? [] : [.. ChangeAnswers.Of(survey).Where(question => question.Means is { } meaning && Changes(meaning) && Lacks(meaning) is not null)];
    }

    /// <param name="plan">With its items and readings.</param>
    /// <param name="template">The version that the plan follows.</param>
    /// <param name="survey">That its answers were given to, as it is asked now.</param>
    public static Assessment Of(Plan plan, Template template, Survey survey, Answers answers)
    {
        var assess = new AssessPlan(plan, template, survey, answers);
        // What both sides promise each other is no answer to a survey.
        var sections = Plan.Sections.Where(PlanSection.ByWeight.Contains).ToDictionary(section => section, assess.Section);
        var thin = PlanSection.ByWeight.Select(section => sections[section]).Where(section => section.Thin is not null).ToList();
        return new Assessment([.. sections.Values], [.. thin.SelectMany(section => section.HelpedBy).Distinct()
            .OrderBy(question => thin.FindIndex(section => section.HelpedBy.Contains(question)))
            .ThenByDescending(question => thin.Count(section => section.HelpedBy.Contains(question)))
            .Take(Assessment.MostAsked)]);
    }

    /// <summary>What is answered anew changes a plan: in a later phase, only what is said of the customer in every phase.</summary>
    private bool Changes(Meaning meaning) => plan.Phase == 1 || meaning is Meaning.Challenges or Meaning.Measures;

    private SectionAssessment Section(string section)
    {
        var rule = PlanSection.Rule(template, section);
        var lacking = rule.Known.Select(Lacks).OfType<AnswerGap>().ToList();
        var isShort = Count(section) < rule.AtLeast;
        if (lacking.Count == 0 && !isShort) return new SectionAssessment(section, null);
        // More lines of it come from what feeds it; what it must know helps in any case.
        var helpful = open.Where(question => rule.Known.Contains(question.Means!.Value)
            || (isShort && PlanSection.IsFedBy(section, question.Means!.Value))).ToList();
        var why = lacking.Concat(helpful.Select(question => Lacks(question.Means!.Value)).OfType<AnswerGap>()).ToList();
        return new SectionAssessment(section, why is [var first, ..] ? Reason(first) : ThinReason.TooFew) { HelpedBy = helpful };
    }

    /// <summary>What the plan itself says is known, too: who has written a line of their own need not answer the question.</summary>
    private AnswerGap? Lacks(Meaning meaning)
    {
        if (survey.About(meaning) is not { } question) return null;
        return question.Kind.Gap(question, answers) is { } gap && !IsSaid(meaning) ? gap : null;
    }

    private bool IsSaid(Meaning meaning) => meaning switch
    {
        Meaning.Goals => IsOwn(ItemKind.Objective),
        Meaning.Challenges => IsOwn(ItemKind.Challenge),
        Meaning.Benefits => IsOwn(ItemKind.Benefit),
        Meaning.WhereToBe => IsOwn(ItemKind.Criterion),
        Meaning.Measures => Count(ItemKind.Measure) > 0 && Count(ItemKind.Measure) >= PlanSection.Rule(template, ItemKind.Measure).AtLeast,
        _ => false,
    };

    private bool IsOwn(string section) => plan.InSection(section).Any(line => line.IsOwn);

    private int Count(string section) => plan.InSection(section)
        .Count(line => line.Kind == section && (section != ItemKind.Measure || IsWhole(line)));

    /// <summary>It has a target, and is known where it was: from the survey or by a reading.</summary>
    private bool IsWhole(PlanItem measure) =>
        measure.Target is not null && (measure.Baseline is not null || plan.Readings.Exists(reading => reading.Measure == measure.Key));

    private static ThinReason Reason(AnswerGap gap) => gap switch
    {
        AnswerGap.NotAnswered => ThinReason.NotAnswered,
        AnswerGap.NoWords => ThinReason.NoWords,
        AnswerGap.NoNumber => ThinReason.NoNumber,
        AnswerGap.NoTarget => ThinReason.NoTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, null),
    };
}
