using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Keeping;

namespace ScaleSuccess.Tests.Plans;

public sealed class PlanRowsTests
{
    /// <summary>A column that is added to a table and forgotten in the page's own reading shows here.</summary>
    [Fact]
    public async Task The_page_reads_all_that_is_stored_of_a_plan()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromDays(15));
        await product.Answer(nora, await product.A_check_in(), "done", "4");
        var milestone = (await product.PlanOf(nora)).Milestones()[^2];
        await product.Change(nora, milestone, ItemField.Title, "In our words", why: "Clearer");
        await product.Drop(nora, milestone, words: "Not this year");
        await product.Change(nora, (await product.PlanOf(nora)).OwnAction(), ItemField.Title, "Ask Petra first");
        await product.Add(nora, ItemKind.Objective, "Fewer calls");
        await product.Promise(nora, "Petra reads the numbers", Every.Month);
        product.Clock.Advance(TimeSpan.FromDays(40));
        await product.Report(nora, "Petra reads the numbers", ReportedState.Released, words: "She has left.");
        await product.Sql("insert into commitment_reports (plan_id, commitment, day, state, ends, ops_user, reported_at) select plan_id, key, current_date, 'kept', false, 'maya.chen@acme.example', now() from plan_items where kind = 'commitment' and side = 'vendor' limit 1");
        await product.Sql("update plan_items set ops_owner = 'maya.chen@acme.example' where kind = 'action' and side = 'vendor'");
        await product.Sql("update plan_items set is_kept = true where kind = 'objective'; update plan_changes set ops_user = 'maya.chen@acme.example', contact_id = null where revision = 1");
        await product.ConfirmGoal(nora);
        await product.AskForHelp(nora, "milestone/first_result", "I don't know how.");
        await product.CloseHelp(nora, "milestone/first_result");
        await product.AskForHelp(nora, "", "Nor what for.");
        await product.Reply(nora, "", "For your time.", close: true);
        await product.Comment(nora, "action/kick_off.invite_team", "Done soon.");
        await product.Use<AnswerThread>((answer, cancel) => answer.Close(nora.CustomerId, new ThreadItem("action", "kick_off.invite_team"), "ops", cancel));
        await product.Sql("""
            insert into plan_decisions (plan_id, kind, contact_id, decided_at, phase, deadline_before, deadline) select id, 'extended', contact_id, now(), 1, deadline, deadline + 9 from plans;
            insert into plan_decisions (plan_id, kind, contact_id, decided_at, phase, reason, words) select id, 'closed', contact_id, now(), 1, 'leaving', 'So long.' from plans;
            insert into plan_decisions (plan_id, kind, contact_id, decided_at, phase, goal, by_when, pace) select id, 'next_goal_started', contact_id, now(), 1, 'one_place', deadline, 'fast' from plans;
            insert into plan_phases (plan_id, phase, definition_id, segment, started_on, deadline, achieved_at, goal_confirmed_at, goal_confirmed_by)
            select id, 1, definition_id, segment, started_on, deadline, now(), now(), contact_id from plans;
            update plans set closed_at = now()
            """);

        var stored = await product.Ask(db => db.Set<Plan>().AsNoTracking()
            .Include(plan => plan.Items.OrderBy(item => item.Id)).Include(plan => plan.Acceptances.OrderBy(one => one.Id)).Include(plan => plan.Readings.OrderBy(one => one.Id))
            .Include(plan => plan.Decisions.OrderBy(one => one.Id)).Include(plan => plan.Phases)
            .Include(plan => plan.Changes.OrderBy(one => one.Id)).Include(plan => plan.Dropped.OrderBy(one => one.Id)).Include(plan => plan.SectionAcceptances.OrderBy(one => one.Id))
            .Include(plan => plan.CommitmentReports.OrderBy(one => one.Id))
            // In one question each list would multiply the rows of all others.
            .AsSplitQuery().SingleAsync());
        var help = await product.Ask(db => db.Set<HelpRequest>().AsNoTracking().OrderBy(one => one.Id).ToListAsync());
        stored.Help.AddRange(help);
        var comments = await product.Ask(db => db.Set<Comment>().AsNoTracking().OrderByDescending(one => one.Id).ToListAsync());

        var read = (await product.ViewOf(nora)).Plan;
        Assert.Equal(Json(stored), Json(read));
        Assert.Equal(Json(comments), Json(await Comments(product, nora.CustomerId)));

        // What is empty in every row would be equal, read or not.
        Assert.Empty(Unused([stored], except: []));
        Assert.Empty(Unused(stored.Items, except: []));
        Assert.Empty(Unused(stored.Acceptances, except: []));
        Assert.Empty(Unused(stored.Readings, except: []));
        Assert.Empty(Unused(stored.Decisions, except: []));
        Assert.Empty(Unused(stored.Phases, except: []));
        Assert.Empty(Unused(stored.Changes, except: []));
        Assert.Empty(Unused(stored.Dropped, except: []));
        Assert.Empty(Unused(stored.SectionAcceptances, except: []));
        Assert.Empty(Unused(stored.CommitmentReports, except: []));
        Assert.Empty(Unused(help, except: []));
        Assert.Empty(Unused(comments, except: []));
    }

    private static Task<List<Comment>> Comments(Product product, long customer) => product.Use<NpgsqlDataSource, List<Comment>>(async (source, cancel) =>
    {
        var asked = new AskedTogether();
        var rows = new ThreadRows(asked, WhosePlan.OfCustomer(customer));
        await asked.Run(source, cancel);
        return rows.Comments;
    });

    private static string Json<T>(T one) => JsonSerializer.Serialize(one);

    private static IEnumerable<string> Unused<T>(IReadOnlyCollection<T> rows, string[] except) =>
        from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite && !except.Contains(property.Name) && rows.All(row => IsEmpty(property.GetValue(row)))
        select $"{typeof(T).Name}.{property.Name}";

    private static bool IsEmpty(object? value) => value is null or 0 or 0L or 0.0 or false or "";
}
