using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

public sealed class HoldMailTests
{
    [Fact]
    public async Task While_mail_is_held_messages_stay_queued_and_go_out_once_released()
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        Assert.True(await product.Use<HoldMail, bool>((hold, cancel) => hold.Run(HoldReason.Ops, "ann", cancel)));

        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.Equal("due 0", await product.One<string>("select state || ' ' || attempts from messages"));
        Assert.Equal(new MailHold(Product.Start, "ops", "ann", 1), await Held(product));

        Assert.True(await product.Use<ReleaseMail, bool>((release, cancel) => release.Run("bob", cancel)));
        Assert.Null(await Held(product));
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("ann bob", await product.One<string>("select held_by || ' ' || released_by from mail_holds"));
    }

    [Fact]
    public async Task A_hold_stops_a_run_that_is_under_way()
    {
        await using var product = await Product.New();
        for (var i = 0; i < 12; i++) await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ =>
        {
            using var connection = product.Database.OpenConnection();
            using var hold = new Npgsql.NpgsqlCommand("insert into mail_holds (since, reason_code, held_by) values (now(), 'ops', 'ann') on conflict do nothing", connection);
            hold.ExecuteNonQuery();
            return new MailOutcome.Delivered();
        };

        var sent = await product.Run<DispatchMessages>();

        // Those that were under way at that moment, one a connection to the mail server.
        Assert.InRange(sent, 1, 4);
        Assert.Equal(12L - sent, await product.One<long>("select count(*) from messages where state = 'due' and attempts = 0 and leased_until is null"));
    }

    [Fact]
    public async Task Holding_twice_is_one_hold_and_the_first_reason_stays()
    {
        await using var product = await Product.New();
        Assert.True(await product.Use<HoldMail, bool>((hold, cancel) => hold.Run(HoldReason.Operator, "root", cancel)));
        Assert.False(await product.Use<HoldMail, bool>((hold, cancel) => hold.Run(HoldReason.Ops, "ann", cancel)));
        Assert.Equal("root", (await Held(product))!.HeldBy);
    }

    [Theory]
    [InlineData(HoldReason.Ops, "ann put all mail on hold.")]
    [InlineData(HoldReason.Operator, "All mail was put on hold by command on the server (user ann).")]
    [InlineData(HoldReason.Restored, "restored or copied")]
    public async Task Every_reason_has_its_sentence(string reason, string sentence)
    {
        await using var product = await Product.New();
        Assert.Contains(sentence, await product.Use<HoldWords, string>((words, _) => Task.FromResult(words.Of(new MailHold(Product.Start, reason, "ann", 0)))), StringComparison.Ordinal);
    }

    private static Task<MailHold?> Held(Product product) => product.Use<ReadMailHold, MailHold?>((read, cancel) => read.Now(cancel));
}
