using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

/// <summary>The mail server refuses us, not our readers.</summary>
public sealed class SendingPauseTests
{
    private static readonly MailOutcome Blocked = new MailOutcome.Pause(DeliveryReason.Of(DeliveryCode.PolicyRefused, "550 blocked by spamhaus"));

    [Fact]
    public async Task A_block_list_suppresses_nobody_and_every_message_stays_queued()
    {
        await using var product = await Product.New();
        for (var i = 0; i < 30; i++) await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ => Blocked;
        Assert.Equal(0, await product.Run<DispatchMessages>());
        // Four are under way at once when the first refusal comes.
        Assert.InRange(product.Mail.Sent.Count, 1, 8);
        Assert.Equal(30L, await product.One<long>("select count(*) from messages where state = 'due'"));
        Assert.Equal(0L, await product.One<long>("select count(*) from suppressions"));
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where leased_until is not null"));

        product.Mail.Answer = _ => new MailOutcome.Delivered();
        Assert.Equal(0, await product.Run<DispatchMessages>());
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(30, await product.Run<DispatchMessages>());
        Assert.Null(await Pause(product));
    }

    [Fact]
    public async Task One_message_tries_after_each_pause_and_the_pauses_grow()
    {
        await using var product = await Product.New();
        for (var i = 0; i < 30; i++) await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ => Blocked;
        await product.Run<DispatchMessages>();
        var minutes = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var paused = (await Pause(product))!;
            minutes.Add((paused.Until - product.Clock.GetUtcNow()).TotalMinutes);
            product.Clock.SetUtcNow(paused.Until);
            var before = product.Mail.Sent.Count;
            await product.Run<DispatchMessages>();
            Assert.Equal(before + 1, product.Mail.Sent.Count);
        }
        Assert.Equal([5, 15, 60, 180, 360, 360], minutes);
    }

    [Fact]
    public async Task A_block_of_a_month_loses_no_message()
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ => Blocked;
        for (var hour = 0; hour < 30 * 24; hour += 3)
        {
            await product.Run<DispatchMessages>();
            product.Clock.Advance(TimeSpan.FromHours(3));
        }
        product.Mail.Answer = _ => new MailOutcome.Delivered();
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task One_message_that_is_always_refused_while_others_arrive_is_given_up()
    {
        await using var product = await Product.New();
        var odd = await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = mail => mail.To.Address == odd ? Blocked : new MailOutcome.Delivered();
        for (var day = 0; day < 20; day++)
        {
            await DispatchMessagesTests.Invited(product);
            await product.Run<DispatchMessages>();
            product.Clock.Advance(TimeSpan.FromDays(1));
            await product.Run<DispatchMessages>();
        }
        Assert.Equal(20L, await product.One<long>("select count(*) from messages where state = 'sent'"));
        Assert.Equal("rejected given_up", await product.One<string>("select state || ' ' || reason_code from messages where state <> 'sent'"));
    }

    [Fact]
    public async Task A_refusal_of_the_reader_shows_that_the_server_accepts_us()
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        await DispatchMessagesTests.Invited(product);
        product.Mail.Answer = _ => Blocked;
        await product.Run<DispatchMessages>();
        product.Mail.Answer = _ => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 5.1.1"));
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        await product.Run<DispatchMessages>();
        Assert.Null(await Pause(product));
        Assert.Equal(2L, await product.One<long>("select count(*) from messages where state = 'rejected'"));
    }

    internal static Task<PausedSending?> Pause(Product product) =>
        product.Use<SendingPause, PausedSending?>((pause, cancel) => pause.Now(cancel));
}
