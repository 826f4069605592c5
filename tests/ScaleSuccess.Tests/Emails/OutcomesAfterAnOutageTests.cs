using Npgsql;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

/// <summary>PostgreSQL dies between a mail's 250 and its commit: what became of the mail is known and stays known.</summary>
public sealed class OutcomesAfterAnOutageTests
{
    public static TheoryData<string> Outcomes => ["sent", "rejected", "due", "suppressed"];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_known_outcome_is_recorded_when_the_database_is_back(string state)
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        var reason = DeliveryReason.Of(DeliveryCode.MessageRefused, "552 too big");
        product.Mail.Answer = _ =>
        {
            Close(product);
            return state switch
            {
                "sent" => new MailOutcome.Delivered(),
                "rejected" => new MailOutcome.Reject(reason),
                "due" => new MailOutcome.Retry(reason),
                _ => new MailOutcome.Suppress(reason),
            };
        };
        await Assert.ThrowsAnyAsync<Exception>(() => product.Run<DispatchMessages>());
        await Assert.ThrowsAnyAsync<Exception>(() => product.Run<DispatchMessages>());
        Open(product);
        // Another node has taken the message for lost.
        await product.Sql("update messages set state = 'unknown', reason_code = 'host_stopped', settled_at = now()");

        await product.Use<RecordDelivery>((record, cancel) => record.WriteUnrecorded(cancel));

        Assert.Equal(state == "suppressed" ? "rejected" : state, await product.One<string>("select state from messages"));
        Assert.Equal(state == "suppressed" ? 1L : 0L, await product.One<long>("select count(*) from suppressions"));
        await product.Run<DispatchMessages>();
        Assert.Single(product.Mail.Sent);
    }

    [Fact]
    public async Task What_ops_have_decided_meanwhile_stays()
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ =>
        {
            Close(product);
            return new MailOutcome.Reject(DeliveryReason.Of(DeliveryCode.MessageRefused, "552 too big"));
        };
        await Assert.ThrowsAnyAsync<Exception>(() => product.Run<DispatchMessages>());
        Open(product);
        await product.Sql("update messages set state = 'due', attempts = 0, handed_at = null, leased_until = null");
        await product.Use<RecordDelivery>((record, cancel) => record.WriteUnrecorded(cancel));
        Assert.Equal("due", await product.One<string>("select state from messages"));
    }

    private static void Close(Product product) => Tell(product,
        "alter database {0} with allow_connections false", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{0}'");

    private static void Open(Product product) => Tell(product, "alter database {0} with allow_connections true");

    private static void Tell(Product product, params string[] sql)
    {
        var database = new NpgsqlConnectionStringBuilder(product.ConnectionString);
        var name = database.Database!;
        database.Database = "postgres";
        using var source = NpgsqlDataSource.Create(database.ConnectionString);
        foreach (var line in sql)
        {
            using var command = source.CreateCommand(line.Replace("{0}", name, StringComparison.Ordinal));
            command.ExecuteNonQuery();
        }
    }
}
