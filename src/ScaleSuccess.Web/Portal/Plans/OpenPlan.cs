using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Everything that a plan's page shows.</summary>
public sealed record OpenedPlan(
    Visitor Visitor, string Token, PlanView View, IReadOnlyList<MeasureView> Measures, OriginSentence Origins,
    PlanThreads Threads, Mentions Mentions)
{
    public string? Owner(PlanItem item) => item.OwnerId is { } id ? View.Owners.GetValueOrDefault(id) : null;
    public DateOnly? ReadOn(MeasureView measure) => measure.ReadOn is { } moment ? Visitor.Day(moment) : null;

    /// <summary>The numbers, or the milestones, suggest that the goal is reached: only the customer knows.</summary>
    public bool AsksForGoal => !View.Plan.IsAchieved && (ReadMeasures.AllReached(Measures) || View.Plan.AreMilestonesDone);
}

/// <summary>Opens the plan behind a link.</summary>
public sealed class OpenPlan(PersonalLinks links, ReadMeasures measures, ReadPlanAnswers answers, IStringLocalizer<PlanPageTexts> texts, TimeProvider clock)
{
    /// <returns>Nobody when the link does not open; null while there is no plan.</returns>
    public async Task<(Visitor? Visitor, OpenedPlan? Plan)> Behind(string token, CancellationToken cancel)
    {
        if (await links.Open(token, LinkPurpose.Pages, Ask, cancel) is not var (visitor, asked)) return (null, null);
        if (asked.Plan.View(clock.GetUtcNow()) is not { } view) return (visitor, null);
        var origins = new OriginSentence(await answers.Of(view.Plan, asked.Answers, cancel), texts, AnsweredBy(view, visitor));
        return (visitor, new OpenedPlan(visitor, token, view, measures.Of(view), origins, asked.Threads.Threads(view.Plan.Help), asked.Threads.Mentions()));
    }

    private sealed record Asked(PlanRows Plan, List<ReadPlanAnswers.Row> Answers, ThreadRows Threads);

    private static Asked Ask(AskedTogether asked, long contact)
    {
        var whose = WhosePlan.OfContact(contact);
        return new Asked(new PlanRows(asked, whose), ReadPlanAnswers.Ask(asked, whose), new ThreadRows(asked, whose));
    }

    private string? AnsweredBy(PlanView view, Visitor visitor) =>
        view.Plan.ContactId == visitor.ContactId ? null : view.Owners.GetValueOrDefault(view.Plan.ContactId, texts["help.colleague"]);
}
