using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails.Budgets;

/// <summary>Several that are due for one person at the same time are one e-mail.</summary>
public sealed class DigestTests
{
    [Fact]
    public async Task Several_are_one_the_most_urgent_first_each_with_its_sentence_and_its_links()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        var mail = Assert.Single(product.Mail.Sent);
        Assert.Equal("Ole Berg mentioned you: Match the VAT totals, and one more", mail.Subject);
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.True(body.IndexOf("Ole Berg mentioned you", StringComparison.Ordinal) < body.IndexOf("Your next milestone: First report in use", StringComparison.Ordinal));
            foreach (var said in new[] { "How is it going? Choose an answer.", "answer=done", "answer=on_track", "answer=stuck", "#item-action-match_totals" })
                Assert.Contains(said, body, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
            Assert.DoesNotContain("[title]", body, StringComparison.Ordinal);
        }
        Assert.Equal("check-in sent, mention sent, digest sent", await product.States());
        Assert.Equal(2L, await product.One<long>("select count(*) from messages m join messages d on d.id = m.digest_id where m.settled_at = d.settled_at"));
    }

    [Fact]
    public async Task What_a_customer_wrote_is_no_markup_in_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_mention(nora, "<b>[links]</b> {{customer.name}}");
        await product.A_question(nora);
        await product.Run<DispatchMessages>();
        var html = Assert.Single(product.Mail.Sent).Html;
        Assert.Contains("&lt;b&gt;[links]&lt;/b&gt; {{customer.name}}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_five_go_in_order_of_urgency()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        for (var i = 0; i < 2; i++) await product.A_question(nora);
        for (var i = 0; i < 5; i++) await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.StartsWith("check-in due digest, check-in due digest, mention sent, mention sent", await product.States(), StringComparison.Ordinal);
        product.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where state = 'due'"));
    }

    [Fact]
    public async Task A_digest_that_is_tried_again_takes_along_what_came_meanwhile_and_leaves_what_is_not_wanted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.A_mention(nora);
        product.Mail.Answer = _ => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.AskedToWait, "451 later"));
        await product.Run<DispatchMessages>();
        Assert.Equal("check-in due, mention due, digest due asked_to_wait", await product.States());
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, "check_in", cancel));
        await product.A_mention(nora, "Import the price list");
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        product.Mail.Answer = _ => new MailOutcome.Delivered();
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("check-in suppressed suppressed, mention sent, digest sent, mention sent", await product.States());
        Assert.Contains("Import the price list", product.Mail.Sent.Last().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("How is it going", product.Mail.Sent.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_of_a_digest_became_of_everything_in_it_and_is_sent_again_by_itself()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.A_mention(nora);
        product.Mail.Answer = _ => new MailOutcome.Unknown(DeliveryReason.Of(DeliveryCode.ConfirmationLate, "mail:25"));
        await product.Run<DispatchMessages>();
        Assert.Equal("check-in unknown confirmation_late, mention unknown confirmation_late, digest unknown confirmation_late", await product.States());
        var groups = await product.Use<UndeliveredMessages, List<UndeliveredMessage>>((all, cancel) => all.All(cancel));
        Assert.Equal(["check-in", "mention"], groups.Select(one => one.Email).Order());
        product.Mail.Answer = _ => new MailOutcome.Delivered();
        foreach (var group in groups) await product.Use<SendAgain, int>((again, cancel) => again.Run(group, cancel));
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_server_that_dies_with_a_digest_in_the_balance_leaves_all_of_it_unknown()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.A_mention(nora);
        await product.Use<ScaleSuccess.Emails.Claiming.ClaimMessages>((claim, cancel) => claim.Run(RecordDelivery.Lease, 10, cancel));
        await product.Sql($"update messages set state = 'handed', attempts = 1, handed_at = '{Product.Start:O}' where email = 'digest'");
        product.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.Equal("check-in unknown host_stopped, mention unknown host_stopped, digest unknown host_stopped", await product.States());
    }

    [Fact]
    public async Task One_click_leaves_every_topic_of_a_digest()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.A_mention(nora);
        await product.Run<DispatchMessages>();
        Assert.EndsWith("/plan.check_in>", Assert.Single(product.Mail.Sent).Headers["List-Unsubscribe"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_begins_with_an_invitation_that_went_in_a_digest()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.Run<InviteContacts>();
        await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("survey-invitation", await product.One<string>("select kind from sequence_runs"));
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 8, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await product.Run<SendReminders>());
    }
}
