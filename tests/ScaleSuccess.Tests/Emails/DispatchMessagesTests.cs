using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

public sealed class DispatchMessagesTests
{
    [Fact]
    public async Task The_row_says_handed_before_the_mail_server_hears_of_it()
    {
        await using var product = await Product.New();
        await Invited(product);
        var seen = "";
        product.Mail.Answer = _ =>
        {
            using var connection = product.Database.OpenConnection();
            using var ask = new Npgsql.NpgsqlCommand("select state from messages", connection);
            seen = (string)ask.ExecuteScalar()!;
            return new MailOutcome.Delivered();
        };
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal(("handed", "sent"), (seen, await State(product)));
    }

    [Fact]
    public async Task Several_servers_never_send_one_message_twice()
    {
        await using var product = await Product.New();
        await product.Seeded(500);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        await AtOnce.Run(4, () => product.Run<DispatchMessages>());
        Assert.Equal(500, product.Mail.Sent.Count);
        Assert.Equal(500, product.Mail.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_that_a_crash_left_in_the_balance_is_never_sent_again_by_itself()
    {
        await using var product = await Product.New();
        await Invited(product);
        await product.Sql($"update messages set state = 'handed', attempts = 1, leased_until = '{Product.Start.AddMinutes(10):O}'");
        product.Clock.Advance(TimeSpan.FromMinutes(9));
        await product.Run<DispatchMessages>();
        Assert.Equal("handed", await State(product));
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        await product.Run<DispatchMessages>();
        Assert.Equal("unknown", await State(product));
        product.Clock.Advance(TimeSpan.FromDays(30));
        await product.Run<DispatchMessages>();
        Assert.Empty(product.Mail.Sent);
    }

    [Fact]
    public async Task A_server_that_dies_before_handing_over_costs_ten_minutes_and_no_mail()
    {
        await using var product = await Product.New();
        await Invited(product);
        await product.Sql($"update messages set leased_until = '{Product.Start.AddMinutes(10):O}'");
        Assert.Equal(0, await product.Run<DispatchMessages>());
        product.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_mail_engine_that_throws_at_one_message_holds_up_nobody_else()
    {
        await using var product = await Product.New();
        var first = await Invited(product);
        for (var i = 0; i < 20; i++) await Invited(product);
        product.Mail.Answer = mail => mail.To.Address == first ? throw new InvalidOperationException("a fault of ours") : new MailOutcome.Delivered();

        Assert.Equal(20, await product.Run<DispatchMessages>());
        Assert.Equal("unknown", await product.One<string>("select state from messages order by id limit 1"));
        await product.Run<DispatchMessages>();
        Assert.Equal(21, product.Mail.Sent.Count);
    }

    [Fact]
    public async Task A_text_that_cannot_be_written_holds_up_nobody_else_and_goes_out_when_fixed()
    {
        await using var product = await Product.New();
        await product.A_customer_with_a_plan();
        await product.Sql("update messages set data = data - 'plan.title'");
        await Invited(product);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("not_composed", await product.One<string>("select reason_code from messages where state = 'due'"));

        await product.Sql("update messages set data = data || '{\"plan.title\": \"Fixed\"}'");
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_later_and_later_and_given_up_with_its_reason()
    {
        await using var product = await Product.New();
        await Invited(product);
        product.Mail.Answer = _ => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.ConnectionFailed, "mail:25", "connection refused"));
        await product.Run<DispatchMessages>();
        await product.Run<DispatchMessages>();
        Assert.Single(product.Mail.Sent);
        for (var day = 0; day < 20; day++)
        {
            product.Clock.Advance(TimeSpan.FromDays(1));
            await product.Run<DispatchMessages>();
        }
        Assert.Equal(9, product.Mail.Sent.Count);
        Assert.Equal("""rejected given_up ["9", "connection_failed", "mail:25", "connection refused"]""",
            await product.One<string>("select concat_ws(' ', state, reason_code, reason_args) from messages"));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("unknown")]
    public async Task What_the_mail_server_said_is_kept_and_only_a_person_sends_again(string state)
    {
        await using var product = await Product.New();
        await Invited(product);
        var said = DeliveryReason.Of(DeliveryCode.MessageRefused, "552 \"too\" big");
        product.Mail.Answer = _ => state == "unknown" ? new MailOutcome.Unknown(said) : new MailOutcome.Reject(said);
        await product.Run<DispatchMessages>();
        await product.Run<DispatchMessages>();
        Assert.Single(product.Mail.Sent);
        var undelivered = Assert.Single(await product.Use<UndeliveredMessages, List<UndeliveredMessage>>((all, cancel) => all.All(cancel)));
        Assert.Equal((state, said), (undelivered.State, undelivered.Reason));

        product.Mail.Answer = _ => new MailOutcome.Delivered();
        Assert.Equal(1, await product.Use<SendAgain, int>((again, cancel) => again.Run(undelivered, cancel)));
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Single(product.Mail.Sent.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task Every_mail_can_be_left_with_one_click()
    {
        await using var product = await Product.New();
        await Invited(product);
        await product.Run<DispatchMessages>();
        var mail = Assert.Single(product.Mail.Sent);
        Assert.StartsWith("<https://success.acme.example/u/", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.EndsWith("/survey>", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains(mail.Headers["List-Unsubscribe"].Trim('<', '>'), mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_out_before_it_is_due()
    {
        await using var product = await Product.New();
        await Invited(product);
        await product.Sql($"update messages set due_at = '{Product.Start.AddHours(1):O}'");
        Assert.Equal(0, await product.Run<DispatchMessages>());
        product.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    /// <returns>Whose invitation is due.</returns>
    internal static async Task<string> Invited(Product product)
    {
        var nora = await product.A_customer();
        await product.Run<InviteContacts>();
        return nora.Email;
    }

    private static async Task<string> State(Product product) => (await product.Ask(db => db.Messages.AsNoTracking().SingleAsync())).State;
}
