using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Web.Portal.Plans.Ending;

namespace ScaleSuccess.Web.Portal.Plans.Hero;

/// <summary>
/// The sentences at the top of a plan's page. They come from the same facts as its lists: a plan with something overdue never says
/// that nothing is to do, and both sides' lateness is told.
/// </summary>
public sealed class PlanSentences(OpenedPlan plan, IStringLocalizer<PlanPageTexts> texts)
{
    private readonly PlanView view = plan.View;
    private readonly EndingSentences ending = new(plan);

    public PlanHeadline Headline => view switch
    {
        _ when view.Plan.IsClosed => new(ending.Closed, null, ending.ClosedBy),
        _ when view.Plan.IsAchieved => new(texts["head.achieved"], texts["state.achieved"], plan.Needs.Count == 0 ? texts["why.achieved"] : "", "good") { Icon = "flag" },
        _ when plan.Needs.Any(need => need.Kind == NeedKind.Goal) =>
            new(texts["head.goal"], null, texts[view.Plan.AreMilestonesDone ? "why.goal.milestones" : "why.goal.numbers"]),
        _ when !view.IsAccepted => new(Asked, Behind, Sentences(OursAlone, DeadlinePassed ?? (DaysLate > 0 ? null : Made)), Behind is null ? null : "behind"),
        _ when DeadlinePassed is { } passed => new(texts["head.deadline"], Behind, Sentences(passed, OursAlone), Behind is null ? null : "behind"),
        _ when Late(Side.Customer) is { Count: > 0 } late => new(Overdue(late), Behind, Sentences(Ours, Held, Safe), "behind"),
        _ when Late(Side.Vendor) is { Count: > 0 } late => new(texts.Count("head.ours", late.Count), Behind, Sentences(texts["why.ours"], Safe), "behind"),
        _ when view.Of(ItemKind.Milestone).FirstOrDefault(view.IsOverdue) is { } late =>
            new(texts[view.Plan.IsReady(late) ? "head.ready" : "head.milestone", late.Title], Behind, Sentences(Safe), "behind"),
        _ when plan.Measures.Where(view.FallsShort).ToList() is { Count: > 0 } low => new(texts.Count("head.numbers", low.Count), texts["state.numbers"], Sentences(Low(low[0]), Unknown), "behind"),
        _ => new(texts[IsCalm ? "head.calm" : "head.track"], IsAnythingOverdue ? null : texts["state.track"].Value, Sentences(Held, Next, Unknown), "good"),
    };

    private bool IsCalm => plan.Needs.Count == 0 && !plan.IsProposalNext && !plan.AreColleaguesNext;

    /// <summary>A review or a commitment, on either side: that alone puts no plan off its track.</summary>
    private bool IsAnythingOverdue => plan.Needs.Concat(plan.VendorNeeds).Any(need => need.Due < view.Today);

    private string Asked => DaysLate > 0 || view.Today > view.Plan.Deadline ? texts["head.waits"] : texts["head.accept"];

    /// <summary>"Made from your answers: five milestones until Fri 18 Dec, 6 days in reserve."</summary>
    private string Made => Sentences(texts.Count(plan.IsAnswerer ? "why.made.you" : "why.made.other", view.Of(ItemKind.Milestone).Count(), plan.Answerer ?? texts["help.colleague"].Value), Reserve > 3 ? texts.Count("why.reserve", Reserve) : null);

    private string? Behind => DaysLate > 0 ? texts.Count("state.behind", DaysLate).ToString() : null;

    private string Overdue(List<PlanItem> late) =>
        texts.Count(late.TrueForAll(plan.IsMine) ? "head.overdue.you" : "head.overdue.team", late.Count);

    /// <summary>Our own lateness, beside theirs.</summary>
    private string? Ours => Late(Side.Vendor) is { Count: > 0 } late ? texts.Count("why.ours.too", late.Count) : null;

    /// <summary>The same where theirs is not spoken of.</summary>
    private string? OursAlone => Late(Side.Vendor) is { Count: > 0 } late ? texts.Count("why.ours.alone", late.Count) : null;

    private string? DeadlinePassed => view.Today > view.Plan.Deadline ? texts["why.deadline", Days.Short(view.Plan.Deadline, view.Today)].Value : null;

    /// <summary>What is in reserve between the last milestone and the deadline, less what is lost.</summary>
    private string? Safe => Reserve - DaysLate is > 0 and var left ? texts.Count("why.safe", left) : null;

    private string? Next => view.Next is { DueOn: { } due } next ? texts["why.next", next.Title, Days.Short(due, view.Today)].Value : null;

    private string? Unknown => plan.Measures.Count(measure => measure.AsksForNumber) is > 0 and var unknown ? texts.Count("why.unknown", unknown) : null;

    /// <summary>Where somebody waits for our help: that is never nothing.</summary>
    private string? Held => view.Plan.Items.Count(item => item.Kind == ItemKind.Action && view.Plan.IsOnHold(item) && !plan.Talk.Answered.Contains(item)) is > 0 and var held ? texts.Count("why.held", held) : null;

    private string Low(MeasureView measure) => measure.IsWorse
        ? texts["why.number.worse", measure.Measure.Title]
        : texts["why.number.short", measure.Measure.Title, Amounts.WithUnit(measure.Now ?? 0, measure.Measure.Unit), Amounts.Number(measure.Measure.Target ?? 0)];

    private int Reserve => view.Of(ItemKind.Milestone).LastOrDefault() is { DueOn: { } last } ? view.Plan.Deadline.DayNumber - last.DayNumber : 0;

    private int DaysLate => view.Plan.Items.Select(view.DaysLate).DefaultIfEmpty().Max();

    private List<PlanItem> Late(Side side) => [.. view.Of(ItemKind.Action).Where(action => action.IsOf(side) && view.IsOverdue(action))];

    private static string Sentences(params IEnumerable<string?> sentences) => string.Join(' ', sentences.OfType<string>());
}
