using ScaleSuccess.Customers;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Ending;
using ScaleSuccess.Tests.Plans.OpsOwners;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Plans;

/// <summary>The facts that SQL counts (views plan_facts, plan_holds, owed_actions, customer_stages, plan_outcomes) are those that the plan's page says.</summary>
public sealed class FactsAgreeTests
{
    private const int Plans = 150;

    [Fact]
    public async Task Whatever_has_happened_to_a_plan_every_report_counts_what_its_page_says()
    {
        await using var product = await Product.New();
        await product.Seeded(Plans);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        var random = new Random(8);
        var plans = await product.All<long>("select id from plans order by id");
        Assert.Equal(Plans, plans.Count);
        foreach (var plan in plans) await Happen(product, plan, random);
        // Somebody who is there, and somebody who is gone.
        await product.Sign_up(NamedPeople.Maya, "olga@acme.example");
        await product.Sql($"""
            update plan_items set ops_owner = case id % 3 when 0 then '{NamedPeople.Maya}' else '{NamedPeople.Dan}' end where side = 'vendor' and kind in ('action', 'commitment') and id % 4 > 0;
            update customers set ops_owner = case id % 3 when 0 then 'olga@acme.example' when 1 then '{NamedPeople.Dan}' end
            """);

        product.Clock.Advance(TimeSpan.FromDays(40));
        var owed = (await Owed(product)).ToLookup(action => action.PlanId, action => $"{action.Key} {action.DaysLate} {action.OpsOwner}");
        var (accepted, achieved, later, held) = (0, 0, 0, 0);
        foreach (var row in await product.Use<ListCustomers, List<CustomerRow>>(async (list, cancel) => await Everyone(list, cancel)))
        {
            var view = (await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(row.Id, cancel)))!;
            var plan = view.Plan;
            Assert.Equal(plan.Items.Where(item => item.IsOf(Side.Vendor) && view.IsOverdue(item)).Select(item => $"{item.Key} {view.DaysLate(item)} {view.OpsOwner(item)}").Order(), owed[plan.Id].Order());
            var facts = await product.One<string>($"select concat_ws(' ', accepted, achieved, closed, is_over, has_reached_goal) from plan_facts where customer_id = {row.Id}");
            Assert.Equal(string.Join(' ', new[] { plan.IsAccepted, plan.IsAchieved, plan.IsClosed, plan.IsOver, plan.HasReachedGoal }.Select(Letter)), facts);
            Assert.Equal(string.Join(", ", plan.Items.Where(plan.IsOnHold).Select(item => $"{item.Kind}/{item.Key} {plan.HeldSince(item)!.Value.UtcDateTime:yyyy-MM-dd}").Order(StringComparer.Ordinal)),
                await product.One<string>($"select coalesce(string_agg(kind || '/' || key || ' ' || to_char(since at time zone 'UTC', 'YYYY-MM-DD'), ', ' order by kind || '/' || key collate \"C\"), '') from plan_holds where plan_id = {plan.Id}"));
            held += plan.Items.Count(plan.IsOnHold);
            if (plan.Phase == 1) Assert.Equal(plan.IsAccepted, plan.IsDone(plan.Items.Single(item => item.AcceptsPlan)));
            Assert.Equal(plan.HasReachedGoal, row.At == Stage.Achieved);
            Assert.Equal(plan.IsAccepted || plan.HasReachedGoal, row.At >= Stage.Accepted);
            if (plan.IsAchieved) Assert.True(plan.GoalConfirmedAt is not null || plan.AchievedAt is not null);
            (accepted, achieved) = (accepted + (plan.IsAccepted || plan.HasReachedGoal ? 1 : 0), achieved + (plan.HasReachedGoal ? 1 : 0));
            later += plan.Phase > 1 ? 1 : 0;
        }
        // The cases cover every combination.
        Assert.InRange(later, 5, achieved - 5);
        Assert.InRange(held, 10, 5_000);
        Assert.InRange(owed.Count, 20, Plans - 20);
        foreach (var user in new[] { NamedPeople.Maya, "olga@acme.example", NamedPeople.Dan })
            Assert.Equal(owed.SelectMany(one => one).Count(one => one.EndsWith(user, StringComparison.Ordinal)), (await Owed(product, user)).Count);
        Assert.Equal(new OwedCount(owed.Sum(plan => plan.Count()), owed.Count, (await Owed(product))[0].DaysLate), await product.Use<ReadOwedActions, OwedCount>((read, cancel) => read.Count(cancel)));
        Assert.InRange(achieved, 5, accepted - 5);
        Assert.InRange(accepted, achieved + 5, Plans - 5);

        var funnel = await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
        Assert.Equal((accepted, achieved), (funnel.Accepted, funnel.Achieved));
        var evidence = await product.Use<ReadEvidence, List<Evidence>>((read, cancel) => read.All(cancel));
        Assert.Equal((accepted, achieved), (evidence.Sum(row => row.Accepted), evidence.Sum(row => row.Achieved)));
        Assert.Equal(funnel.Active, evidence.Sum(row => row.Active));
        var segments = await product.Use<ReadSegmentCards, IReadOnlyList<SegmentCard>>((read, cancel) => read.All(cancel));
        Assert.Equal((accepted, achieved), (segments.Sum(card => card.Outcome?.Accepted ?? 0), segments.Sum(card => card.Outcome?.Achieved ?? 0)));
    }

    /// <summary>Page by page, oldest first.</summary>
    private static async Task<List<OwedAction>> Owed(Product product, string? user = null)
    {
        var all = new List<OwedAction>();
        while (true)
        {
            var page = await product.Use<ReadOwedActions, List<OwedAction>>((read, cancel) => read.Page(all.Count == 0 ? null : (all[^1].DueOn, all[^1].Id), user, cancel));
            all.AddRange(page.Take(ReadOwedActions.PageSize));
            if (page.Count > ReadOwedActions.PageSize) continue;
            Assert.Equal(all.OrderBy(action => action.DueOn).ThenBy(action => action.Id), all);
            return all;
        }
    }

    /// <summary>Some things that people and ops do, in any order, and a new version now and then.</summary>
    private static async Task Happen(Product product, long plan, Random random)
    {
        var nora = new Visitor(
            await product.One<long>($"select contact_id from plans where id = {plan}"), "", "", await product.One<long>($"select customer_id from plans where id = {plan}"), "", "UTC");
        if (random.Next(3) == 0)
            await product.Use<FinishVendorAction>(async (finish, cancel) => await finish.Run(plan, (await product.PlanOf(nora)).Items.First(item => item.IsOf(Side.Vendor)).Key, true, cancel));
        for (var i = random.Next(6); i > 0; i--)
            switch (random.Next(10))
            {
                case 0: await product.Accept(nora, (await product.PlanOf(nora)).Version); break;
                case 1: await product.ConfirmGoal(nora, (await product.PlanOf(nora)).Version); break;
                case 2: await product.Sql($"update plans set version = version + 1 where id = {plan}"); break;
                case 3:
                    var actions = (await product.PlanOf(nora)).Items.FindAll(item => item is { Kind: ItemKind.Action, Side: "customer" });
                    await product.Tick(nora, actions[random.Next(actions.Count)].Key, random.Next(3) > 0);
                    break;
                case 4:
                    await product.Sql($"update plan_items set done_at = now() where plan_id = {plan} and kind = 'milestone'");
                    await product.Tick(nora, (await product.PlanOf(nora)).Items.First(item => item is { Kind: ItemKind.Action, Side: "customer" }).Key);
                    break;
                case 7:
                    await product.ConfirmGoal(nora, (await product.PlanOf(nora)).Version);
                    await product.Start_next(nora, await product.NextGoals(nora) is [var goal, ..] ? goal.Key : "");
                    break;
                case 8:
                    await product.Sql($"update plans set deadline = started_on + 1 where id = {plan}");
                    product.Clock.Advance(TimeSpan.FromDays(2));
                    await product.Close(nora);
                    break;
                case 5:
                case 6:
                    var items = (await product.PlanOf(nora)).Items.FindAll(item => item.Kind is ItemKind.Action or ItemKind.Milestone);
                    var stuck = items[random.Next(items.Count)];
                    await product.AskForHelp(nora, $"{stuck.Kind}/{stuck.Key}", "Help");
                    product.Clock.Advance(TimeSpan.FromHours(3));
                    if (random.Next(4) == 0) await product.CloseHelp(nora, $"{stuck.Kind}/{stuck.Key}");
                    break;
                default:
                    await product.Sql($"insert into check_ins (plan_id, contact_id, day, zone, due_at, created_at, answer, answered_at) select {plan}, {nora.ContactId}, '2026-02-01', 'UTC', now(), now(), 'on_track', now() on conflict do nothing");
                    break;
            }
    }

    private static async Task<List<CustomerRow>> Everyone(ListCustomers list, CancellationToken cancel)
    {
        var all = new List<CustomerRow>();
        while (true)
        {
            var page = await list.Page(null, null, null, null, all.Count == 0 ? null : (all[^1].Name, all[^1].Id), cancel);
            all.AddRange(page.Take(ListCustomers.PageSize));
            if (page.Count <= ListCustomers.PageSize) return all;
        }
    }

    private static string Letter(bool fact) => fact ? "t" : "f";
}
