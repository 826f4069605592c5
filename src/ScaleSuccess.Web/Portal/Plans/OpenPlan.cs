using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Portal.Plans.Measures;
using ScaleSuccess.Web.Portal.Plans.Threads;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Everything that a plan's page shows.</summary>
public sealed record OpenedPlan(
    Visitor Visitor, string Token, PlanView View, IReadOnlyList<MeasureView> Measures, OriginSentence Origins,
    PlanTalk Talk, PlanReviews Reviews, DateTimeOffset Now)
{
    /// <summary>What this page is told to show as just done: an action or a milestone; null: nothing, or it is not so.</summary>
    public PlanItem? Just { get; init; }

    /// <summary>What else was answered at the customer.</summary>
    public required PlanColleagues Colleagues { get; init; }

    /// <summary>What we propose to change in it; null: nothing.</summary>
    public ProposedPlan? Proposed { get; init; }

    /// <summary>Whether we know enough for each section, and what we would ask.</summary>
    public required AssessedPlan Assessed { get; init; }

    /// <summary>What was not to be asked now; null: nobody has said so.</summary>
    public SetAside? Aside { get; init; }

    /// <summary>Changed answers have not come into it yet.</summary>
    public bool IsFollowing { get; init; }

    /// <summary>The reader gave the answers that it was made from.</summary>
    public bool IsAnswerer => View.Plan.ContactId == Visitor.ContactId;

    /// <summary>Who did, by name.</summary>
    public string? Answerer => View.Owners.GetValueOrDefault(View.Plan.ContactId);

    /// <summary>What it could go on with; null: its goal is not reached.</summary>
    public NextGoals? Next { get; init; }

    /// <summary>The goal that is offered to go on with; null: none is left, or they said "not now".</summary>
    public NextGoal? Offered => View.Plan.HasSetNextGoalAside || Next is not { Goals: [var first, ..] } ? null : first;

    /// <summary>The pace that the customer chose.</summary>
    public string? Pace { get; init; }

    /// <summary>It is closed: nothing of it can be changed until it is opened again.</summary>
    public bool IsReadOnly => View.Plan.IsClosed;

    /// <summary>Most urgent first.</summary>
    public IReadOnlyList<Need> Needs { get; } = View.CustomerNeeds(Measures, Talk.Answered, Reviews.Open?.DueOn);
    public IReadOnlyList<Need> VendorNeeds { get; } = View.VendorNeeds(Talk.Answered);

    /// <summary>What is asked before all lists is the next thing where nothing else is: what we propose, else what colleagues answered differently.</summary>
    public bool IsProposalNext => Needs.Count == 0 && !View.Plan.IsOver && Proposed is not null;
    public bool AreColleaguesNext => Needs.Count == 0 && !View.Plan.IsOver && Proposed is null && ToSettle.Any();

    /// <summary>What the reader may settle.</summary>
    public IEnumerable<Disagreement> ToSettle => Colleagues.ToSettle(Visitor.ContactId);

    /// <summary>
    /// Where the panel of an item is in which one can talk about it: with what is needed, if it stands there, else on the road. It is on
    /// the page once, and the other place leads to it.
    /// </summary>
    public string TalkPlace(PlanItem item) => Listed.Contains(item) ? TickAction.Need : TickAction.Road;

    /// <summary>With a row of their own below the hero: what the hero asks for is none of them.</summary>
    private HashSet<PlanItem> Listed => listed ??= [.. from need in Needs.Skip(1).Concat(VendorNeeds)
        where need.Kind is NeedKind.Action or NeedKind.Milestone or NeedKind.Acceptance or NeedKind.Commitment && need.Item is not null
        select need.Item!];
    private HashSet<PlanItem>? listed;

    /// <summary>What the plan is for, in the customer's first objective; else its title.</summary>
    public string Goal => View.Of(ItemKind.Objective).FirstOrDefault()?.Title ?? View.Plan.Title;

    /// <summary>Without the company's name, which stands at the top of the page.</summary>
    public string Title => View.Plan.Title.StartsWith(View.CustomerName + ": ", StringComparison.Ordinal) && View.Plan.Title[(View.CustomerName.Length + 2)..] is [var first, .. var rest]
        ? char.ToUpper(first, System.Globalization.CultureInfo.CurrentCulture) + rest : View.Plan.Title;

    /// <summary>The action that asks for acceptance.</summary>
    public PlanItem? Asking => View.Of(ItemKind.Action).FirstOrDefault(action => action.AcceptsPlan);

    /// <summary>A contact who has an action; null: the vendor's.</summary>
    public string? Owner(PlanItem item) => item.OwnerId is { } id ? View.Owners.GetValueOrDefault(id) : null;
    public bool IsMine(PlanItem item) => item.OwnerId == Visitor.ContactId;
    public ShownMeasures ShownMeasures => new(View, Measures, Visitor, Token, Visitor.Day(Now), Talk, Origins.For);

    /// <summary>The plan is closed, the item's phase is over, or its tick can no longer be removed: an acceptance is one only for some minutes.</summary>
    public bool IsSettled(PlanItem item) => IsReadOnly || !View.Plan.IsOfThisPhase(item) ||
        item.AcceptsPlan && View.IsAccepted && !View.Plan.CanTakeBack(Visitor.ContactId, Now);
}

/// <summary>Opens the plan behind a link.</summary>
public sealed class OpenPlan(PersonalLinks links, ReadPlanAnswers answers, ReadNextGoals goals, ReadProposedPlan proposed, ReadAssessment assessments, CurrentSurvey surveys, IStringLocalizer<PlanPageTexts> texts, TimeProvider clock)
{
    /// <param name="just">Key of what was just done, as the address says; believed only if it was.</param>
    /// <param name="talk">The item that the reader asked to talk about, as the address says.</param>
    /// <returns>Nobody when the link does not open; null while there is no plan.</returns>
    public async Task<(Visitor? Visitor, OpenedPlan? Plan)> Behind(string token, string? just, string? talk, CancellationToken cancel)
    {
        if (await links.Open(token, LinkPurpose.Pages, Ask, cancel) is not var (visitor, asked)) return (null, null);
        var now = clock.GetUtcNow();
        if (asked.Plan.View(now) is not { } view) return (visitor, null);
        var made = await answers.Of(view.Plan, asked.Answers, cancel);
        var origins = new OriginSentence(made, texts, AnsweredBy(view, visitor), item => AddedBy(view, visitor, item));
        var opened = new OpenedPlan(visitor, token, view, view.Measures(), origins, Talk(visitor, token, view, asked), asked.Reviews.Of(view), now)
        {
            Assessed = await assessments.Of(view.Plan, asked.Answers.Single(), cancel),
            Aside = asked.Aside.FirstOrDefault(),
            IsFollowing = asked.Following.Count > 0 && !view.Plan.IsOver,
            Just = JustDone(view.Plan, just, now),
            Colleagues = await PlanColleagues.Of(view.Plan, made, view.Today, asked.Colleagues, surveys, cancel),
            Proposed = asked.Plan.HasProposal && await proposed.For(visitor.CustomerId, cancel) is { Asked.Count: > 0 } changes ? changes : null,
            Next = view.Plan.IsAchieved ? await goals.For(view.Plan, made, cancel) : null,
            Pace = made.Survey.About(Meaning.Pace) is { } pace ? made.Answers.One(pace.Key) : null,
        };
        return (visitor, opened with { Talk = opened.Talk with { Asked = talk, Near = Near(opened) } });
    }

    private static PlanTalk Talk(Visitor visitor, string token, PlanView view, Asked asked) =>
        new(visitor, token, view, asked.Threads.Threads(view.Plan.Help), ThreadRows.Mentions(asked.Plan));

    /// <summary>What is needed now, and the present milestone with its actions.</summary>
    private static HashSet<string> Near(OpenedPlan plan) =>
    [
        .. from item in plan.Needs.Select(need => need.Item).Append(plan.View.Next).OfType<PlanItem>().Concat(plan.View.Next is { } next ? plan.View.Actions(next) : [])
           select ThreadItem.Of(item).Code,
    ];

    private sealed record Asked(
        PlanRows Plan, List<ReadPlanAnswers.Row> Answers, ThreadRows Threads, ColleagueRows Colleagues, List<SetAside> Aside, List<long> Following,
        ReviewRows Reviews);

    private static Asked Ask(AskedTogether asked, long contact)
    {
        var whose = WhosePlan.OfContact(contact);
        return new Asked(new PlanRows(asked, whose), ReadPlanAnswers.Ask(asked, whose), new ThreadRows(asked, whose), ColleagueRows.Ask(asked, whose),
            SetAside.Ask(asked, whose), RedraftPlans.AskAnswered(asked, whose), new ReviewRows(asked, whose));
    }

    private static PlanItem? JustDone(Plan plan, string? key, DateTimeOffset now) =>
        (plan.Find(ItemKind.Action, key) ?? plan.Find(ItemKind.Milestone, key)) is { DoneAt: { } done } item
            && plan.IsDone(item) && now - done < TimeSpan.FromMinutes(Plan.MinutesToUndo) ? item : null;

    private string? AddedBy(PlanView view, Visitor visitor, PlanItem item) =>
        item.AddedBy == visitor.ContactId ? null : view.Owners.GetValueOrDefault(item.AddedBy ?? 0, texts["help.colleague"]);

    private string? AnsweredBy(PlanView view, Visitor visitor) =>
        view.Plan.ContactId == visitor.ContactId ? null : view.Owners.GetValueOrDefault(view.Plan.ContactId, texts["help.colleague"]);
}
