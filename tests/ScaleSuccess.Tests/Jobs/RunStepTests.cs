using Npgsql;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Jobs;

public sealed class RunStepTests
{
    [Fact]
    public async Task From_the_answers_to_the_e_mail_about_the_plan_nobody_waits_for_a_cadence()
    {
        await using var product = await Product.New();
        await using var workers = await Workers.Start(product);
        var nora = await product.An_answered_customer();

        workers.Nudge("assign-segments");

        await Until.True("the plan was announced", () => Task.FromResult(product.Mail.Sent.Any(mail => mail.To.Address == nora.Email)));
        Assert.Equal(1L, await product.One<long>("select count(*) from plans"));
    }

    [Fact]
    public async Task A_nudge_during_a_run_leads_to_one_more_run()
    {
        await using var product = await Product.New();
        await using var workers = await Workers.Start(product);
        await using (await Held(product, "contacts"))
        {
            workers.Nudge("invite-contacts");
            await Until.Waiting(product.ConnectionString, 1);

            workers.Nudge("invite-contacts");
            await Until.Waiting(product.ConnectionString, 2);
        }
        await Until.True("both runs succeeded", () => Task.FromResult(workers.Succeeded == 2));
    }

    [Fact]
    public async Task E_mails_that_take_their_time_keep_no_other_step_waiting()
    {
        await using var product = await Product.New();
        await using var workers = await Workers.Start(product);
        await product.An_answered_customer();
        // Nobody can write messages; they can be read.
        await using (await Held(product, "messages", "exclusive"))
        {
            for (var minute = 0; minute < 5; minute++) workers.Trigger("dispatch-messages");
            await Until.Waiting(product.ConnectionString, 1);

            workers.Nudge("assign-segments");

            await Until.True("the customer has a segment", async () => await product.One<long>("select count(*) from assignments") == 1);
        }
    }

    [Fact]
    public async Task A_failed_run_is_logged_once_and_the_next_one_goes_on()
    {
        await using var product = await Product.New();
        await using var workers = await Workers.Start(product);
        await product.A_customer();
        await product.Sql("alter table contacts rename to mislaid");

        workers.Nudge("invite-contacts");
        await Until.True("the failure was logged", () => Task.FromResult(workers.Errors.All.Any(IsTheFailure)));
        Assert.Contains("contacts", await product.One<string>("select failed from step_runs where step = 'invite-contacts'"), StringComparison.Ordinal);
        await product.Sql("alter table mislaid rename to contacts");
        workers.Nudge("invite-contacts");

        await Until.True("the customer was invited", async () => await product.One<long>("select count(*) from messages") == 1);
        var told = Assert.Single(workers.Errors.All, IsTheFailure);
        Assert.Contains("invite-contacts", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_cancels_a_run_and_is_no_failure()
    {
        await using var product = await Product.New();
        await using var workers = await Workers.Start(product);
        await using var held = await Held(product, "contacts");
        workers.Nudge("invite-contacts");
        await Until.Waiting(product.ConnectionString, 1);

        await workers.Stop();

        Assert.Equal(0L, await product.One<long>("select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()"));
        Assert.DoesNotContain(workers.Errors.All, error => error.Contains("invite-contacts failed", StringComparison.Ordinal));
    }

    private static bool IsTheFailure(string error) => error.Contains("relation \"contacts\" does not exist", StringComparison.Ordinal);

    /// <summary>Locks this table until the connection is closed.</summary>
    private static async Task<NpgsqlConnection> Held(Product product, string table, string mode = "access exclusive")
    {
        var connection = await product.Database.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand($"begin; lock table {table} in {mode} mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
