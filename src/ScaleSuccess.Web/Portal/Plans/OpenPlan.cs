using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Everything that a plan's page shows.</summary>
public sealed record OpenedPlan(
    Visitor Visitor, string Token, PlanView View, IReadOnlyList<MeasureView> Measures, OriginSentence Origins,
    IReadOnlyList<HelpRequest> OpenHelp)
{
    public string? Owner(PlanItem item) => item.OwnerId is { } id ? View.Owners.GetValueOrDefault(id) : null;
    public DateOnly? ReadOn(MeasureView measure) => measure.ReadOn is { } moment ? Visitor.Day(moment) : null;

    /// <summary>The numbers, or the milestones, suggest that the goal is reached: only the customer knows.</summary>
    public bool AsksForGoal => !View.Plan.IsAchieved && (ReadMeasures.AllReached(Measures) || View.Plan.AreMilestonesDone);
}

/// <summary>Opens the plan of a person's customer.</summary>
public sealed class OpenPlan(ReadPlan plans, ReadMeasures measures, ReadPlanAnswers answers, ReadHelpRequests help,
    IStringLocalizer<PlanPageTexts> texts)
{
    /// <returns>Null while there is none.</returns>
    public async Task<OpenedPlan?> For(Visitor visitor, string token, CancellationToken cancel)
    {
        if (await plans.Of(visitor.CustomerId, cancel) is not { } view) return null;
        return new OpenedPlan(visitor, token, view, measures.Of(view),
            new OriginSentence(await answers.Of(view.Plan, cancel), texts, AnsweredBy(view, visitor)), await help.Open(visitor.CustomerId, cancel));
    }

    private string? AnsweredBy(PlanView view, Visitor visitor) =>
        view.Plan.ContactId == visitor.ContactId ? null : view.Owners.GetValueOrDefault(view.Plan.ContactId, texts["help.colleague"]);
}
