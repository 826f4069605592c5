using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Portal.Plans.Commitments;

/// <summary>How a commitment stands, in words.</summary>
public sealed class CommitmentWords(OpenedPlan plan, string vendor, IStringLocalizer<CommitmentTexts> texts, IStringLocalizer<PartTexts> parts)
{
    public string Who(PlanItem item) => item.IsOf(Side.Vendor) ? OpsPerson.Of(plan.View.OpsOwner(item), vendor, parts) : plan.IsMine(item) ? texts["you"] : plan.Owner(item) ?? texts["team"];

    /// <summary>Null: once.</summary>
    public string? Often(PlanItem item) => item.Every is { } every ? texts[$"every.{every}"].Value : null;

    /// <summary>A word that says the state without colour.</summary>
    /// <param name="isTitle">The row's title asks already whether it was kept.</param>
    public string State(CommitmentView view, bool isTitle) => view.State switch
    {
        CommitmentState.Kept => texts["state.kept"],
        CommitmentState.Missed => texts["state.missed"],
        CommitmentState.Released => texts["state.released"],
        CommitmentState.Overdue when view.Item.IsOf(Side.Vendor) => texts["state.overdue.vendor", vendor, Days.Short(view.Asked!.Value, plan.View.Today)],
        CommitmentState.Overdue => texts[isTitle ? "state.until" : "state.overdue", Days.Short(view.Asked!.Value, plan.View.Today)],
        CommitmentState.Open when view.Next is { } day => texts[view.Recurs ? "state.next" : "state.until", Days.Short(day, plan.View.Today)],
        CommitmentState.Open when plan.View.Plan.IsOver && plan.View.Plan.TimesOf(view.Item).Present(plan.View.Today) is not null =>
            texts[plan.View.Plan.IsAchieved ? "state.goal" : "state.closed"],
        CommitmentState.Open => texts["state.over"],
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.State, null),
    };

    public static string Icon(CommitmentState state) => state switch
    {
        CommitmentState.Kept => "check",
        CommitmentState.Missed => "cross",
        CommitmentState.Released => "pause",
        CommitmentState.Overdue => "question",
        CommitmentState.Open => "circle",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>"Kept 2 of 3 times"; null: it is for once, or nothing was said yet.</summary>
    public string? Record(CommitmentView view) =>
        view.Recurs && view.Record() is { Reported: > 0 } record ? texts.Count("record", record.Reported, record.Kept) : null;

    /// <summary>Who said what of which time, and when: "Missed by Fri 30 Oct, as you said on Mon 2 Nov".</summary>
    public string Said(CommitmentReport report) => By(report) is { } by
        ? texts[$"said.{report.State}.other", Days.Short(report.Day, plan.View.Today), by, Days.Short(plan.Visitor.Day(report.ReportedAt), plan.View.Today)]
        : texts[$"said.{report.State}.you", Days.Short(report.Day, plan.View.Today), Days.Short(plan.Visitor.Day(report.ReportedAt), plan.View.Today)];

    /// <summary>Null: the reader.</summary>
    public string? By(CommitmentReport report) => report.OpsUser is not null ? vendor
        : report.ContactId == plan.Visitor.ContactId ? null : plan.View.Owners.GetValueOrDefault(report.ContactId ?? 0, texts["colleague"]);
}
