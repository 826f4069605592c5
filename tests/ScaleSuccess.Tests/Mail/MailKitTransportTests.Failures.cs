using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Tests.Mail;

public sealed partial class MailKitTransportTests
{
    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such person", typeof(MailOutcome.Suppress))]
    [InlineData("RCPT", "550 no such person", typeof(MailOutcome.Suppress))]
    [InlineData("RCPT", "553 bad address", typeof(MailOutcome.Suppress))]
    [InlineData("RCPT", "450 4.2.1 later please", typeof(MailOutcome.Retry))]
    [InlineData("RCPT", "552 5.2.2 mailbox full", typeof(MailOutcome.Retry))]
    [InlineData("RCPT", "554 5.7.1 relay access denied", typeof(MailOutcome.Pause))]
    [InlineData("RCPT", "550 5.1.8 sender's domain unknown", typeof(MailOutcome.Pause))]
    [InlineData("MAIL", "550 5.7.1 not for you", typeof(MailOutcome.Pause))]
    [InlineData("MAIL", "530 5.7.0 sign in first", typeof(MailOutcome.Pause))]
    [InlineData(".", "554 5.7.1 looks like spam", typeof(MailOutcome.Reject))]
    [InlineData(".", "552 5.3.4 too big", typeof(MailOutcome.Reject))]
    [InlineData(".", "550 no", typeof(MailOutcome.Reject))]
    [InlineData(".", "451 4.3.0 disk full", typeof(MailOutcome.Retry))]
    public async Task Knows_what_a_refusal_means(string step, string reply, Type expected)
    {
        await using var server = new TestSmtpServer();
        server.Refusals[step] = reply;
        Assert.IsType(expected, await Send(server.Options));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Pauses_when_the_server_turns_everybody_away()
    {
        await using var server = new UnreliableServer { Greeting = "554 go away" };
        Assert.IsType<MailOutcome.Pause>(await Send(server.Options));
        Assert.Equal(0, server.Taken);
    }

    [Theory]
    [InlineData("RCPT", typeof(MailOutcome.Retry))]
    [InlineData(".", typeof(MailOutcome.Unknown))]
    public async Task A_reply_of_many_megabytes_is_not_read_to_its_end(string step, Type expected)
    {
        await using var server = new UnreliableServer { FloodAt = step };
        var before = GC.GetTotalAllocatedBytes();
        Assert.IsType(expected, await Send(server.Options));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 60_000_000);
        Assert.InRange(server.Flooded, 1, 16_000_000);
    }

    [Fact]
    public async Task Sends_the_next_message_after_a_refused_one()
    {
        await using var server = new TestSmtpServer();
        using var transport = Transport(server.Options);
        foreach (var step in new[] { "RCPT", "." })
        {
            server.Refusals[step] = "550 5.1.1 no";
            Assert.IsNotType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
            server.Refusals.Clear();
            Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        }
        Assert.Equal(2, server.Mails.Count);
    }

    [Fact]
    public async Task Tries_later_when_nobody_listens()
    {
        Web.Mail.MailOptions gone;
        await using (var server = new TestSmtpServer()) gone = server.Options;
        var outcome = await Send(gone);
        Assert.Equal(DeliveryCode.ConnectionFailed, Assert.IsType<MailOutcome.Retry>(outcome).Reason.Code);
    }

    [Theory]
    [InlineData("CONNECT", typeof(MailOutcome.Retry))]
    [InlineData("EHLO", typeof(MailOutcome.Retry))]
    [InlineData("MAIL", typeof(MailOutcome.Retry))]
    [InlineData("RCPT", typeof(MailOutcome.Retry))]
    [InlineData("DATA", typeof(MailOutcome.Retry))]
    [InlineData(".", typeof(MailOutcome.Unknown))]
    public async Task Knows_whether_a_lost_message_may_have_arrived(string step, Type expected)
    {
        await using var server = new UnreliableServer { DropAt = step };
        Assert.IsType(expected, await Send(server.Options));
    }

    [Theory, Trait("Kind", "Fault")]
    [InlineData("CONNECT", typeof(MailOutcome.Retry))]
    [InlineData("RCPT", typeof(MailOutcome.Retry))]
    [InlineData(".", typeof(MailOutcome.Unknown))]
    public async Task Waits_no_longer_than_the_time_out(string step, Type expected)
    {
        await using var server = new UnreliableServer { StallAt = step };
        var sending = Send(server.Options with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.IsType(expected, await sending.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory, Trait("Kind", "Fault")]
    [InlineData("CONNECT")]
    [InlineData("RCPT")]
    public async Task Stops_when_told_to(string step)
    {
        await using var server = new UnreliableServer { StallAt = step };
        using var transport = Transport(server.Options with { Timeout = TimeSpan.FromSeconds(60) });
        using var cancel = new CancellationTokenSource();
        var sending = transport.Send(A_mail(), cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact, Trait("Kind", "Fault")]
    public async Task Does_not_forget_a_message_that_was_handed_over_when_told_to_stop()
    {
        await using var server = new UnreliableServer { StallAt = "." };
        using var transport = Transport(server.Options with { Timeout = TimeSpan.FromSeconds(1) });
        using var cancel = new CancellationTokenSource();
        var sending = transport.Send(A_mail(), cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();
        Assert.IsType<MailOutcome.Unknown>(await sending.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
