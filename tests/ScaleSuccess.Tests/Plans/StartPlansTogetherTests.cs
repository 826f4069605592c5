using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

/// <summary>Several servers, crashes and unexpected rows.</summary>
public sealed class StartPlansTogetherTests
{
    [Fact]
    public async Task Two_servers_at_once_make_one_plan_for_each_customer()
    {
        await using var product = await Product.New();
        await product.Seeded(700);
        await product.Run<AssignSegments>();
        var made = await AtOnce.Run(3, () => product.Run<StartPlans>());
        Assert.Equal(700, made.Sum());
        Assert.Equal(700L, await product.One<long>("select count(*) from plans"));
        Assert.Equal(700L, await product.One<long>("select count(*) from messages where email = 'plan-ready'"));
    }

    [Fact]
    public async Task A_server_that_was_slow_to_look_does_not_plan_again_what_another_one_planned_meanwhile()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        await product.Run<AssignSegments>();
        // Holds up the slow server between looking and claiming.
        await product.Sql(
            """
            create function gate() returns boolean language plpgsql volatile as $$
            begin
                if current_setting('application_name') = 'slow' then
                    perform pg_advisory_lock_shared(42);
                    perform pg_advisory_unlock_shared(42);
                end if;
                return true;
            end $$;
            alter table assignments rename to all_assignments;
            create view assignments as select * from all_assignments where gate();
            """);
        await using var slow = product.Beside("slow");
        await using var gate = await product.Database.OpenConnectionAsync();
        await Execute(gate, "select pg_advisory_lock(42)");

        var late = Task.Run(() => slow.Run<StartPlans>());
        await Until.Waiting(product.ConnectionString, 1);
        Assert.Equal(1, await product.Run<StartPlans>());
        await Execute(gate, "select pg_advisory_unlock(42)");

        Assert.Equal(0, await late);
        Assert.Equal(1L, await product.One<long>("select count(*) from plans"));
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_batch_leaves_nothing_half()
    {
        await using var product = await Product.New();
        await product.Seeded(20);
        await product.Run<AssignSegments>();
        await product.Sql(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
            create trigger crash before insert on messages for each row execute function refuse();
            """);
        await Assert.ThrowsAsync<PostgresException>(() => product.Run<StartPlans>());
        Assert.Equal(0L, await product.One<long>("select (select count(*) from plans) + (select count(*) from plan_items)"));

        await product.Sql("drop trigger crash on messages");
        Assert.Equal(20, await product.Run<StartPlans>());
    }

    [Fact]
    public async Task A_customers_two_answers_start_one_plan()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var ben = await product.One<long>("select id from contacts where email = 'ben@example.com'");
        await product.Answers(nora with { ContactId = ben });
        Assert.Equal(1, await product.Run<AssignSegments>());
        Assert.Equal(1, await product.Run<StartPlans>());
        Assert.Equal(nora.ContactId, (await product.PlanOf(nora)).ContactId);
    }

    [Fact]
    public async Task Answers_from_before_an_upgrade_do_not_hold_up_the_plans_after_it()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.Run<AssignSegments>();
        // The new survey asks one question more, and the new template names it.
        await Upgrade(product, "survey", "surveys/onboarding.yaml", text => text + "      - { key: industry, ask: In which business are you?, kind: text }\n");
        await Upgrade(product, "plan", "plans/small-fast.yaml", text => text.Replace("Risk that you accept: “{{answers.risk}}”.", "In {{answers.industry}}.", StringComparison.Ordinal));

        var ben = await product.An_answered_customer("UTC", ("industry", ["baking"]));
        await product.Run<AssignSegments>();
        Assert.Equal(2, await product.Run<StartPlans>());
        Assert.Contains((await product.PlanOf(ben)).Items, item => item.Title.EndsWith("In baking.", StringComparison.Ordinal));
        // What was not answered is not told.
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, item => item.Title.Contains("In .", StringComparison.Ordinal));
    }

    private static async Task Upgrade(Product product, string kind, string file, Func<string, string> change)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), file));
        await product.Use<SaveDefinition>((save, cancel) =>
            save.FromFile(kind, Path.GetFileNameWithoutExtension(file), change(text), null, cancel));
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
