using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Threads;

/// <summary>What is said about an item, who hears of it, and what waits for ops.</summary>
public sealed class ThreadTests
{
    private const string Action = "action/kick_off.invite_team";

    [Fact]
    public async Task A_thread_is_all_that_was_said_about_an_item_in_order()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Comment(nora, Action, "We begin on Monday.");
        await Later(product, () => product.AskForHelp(nora, Action, "No access"));
        await Later(product, () => product.Reply(nora, Action, "Whose?"));
        await Later(product, () => product.Comment(nora, Action, "Ole's."));
        await Later(product, () => product.Comment(nora, "", "Another thread"));
        await Later(product, () => product.Reply(nora, Action, "Done.", close: true));
        var thread = (await product.ThreadsOf(nora)).Threads.Of(ThreadItem.Read(Action))!;
        Assert.Equal(["We begin on Monday.", "No access", "Whose?", "Ole's.", "Done.", ""], thread.Messages.Select(message => message.Words));
        Assert.Equal([MessageKind.Said, MessageKind.Asked, MessageKind.Said, MessageKind.Said, MessageKind.Said, MessageKind.Closed], thread.Messages.Select(message => message.Kind));
        Assert.False(thread.IsOpen || thread.Waits);
    }

    [Fact]
    public async Task A_double_click_is_one_comment_and_the_same_words_later_are_two()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await AtOnce.Run(6, () => product.Comment(nora, Action, "Thanks"));
        await AtOnce.Run(6, () => product.Reply(nora, Action, "Welcome"));
        await product.Comment(nora, Action, "Thanks");
        Assert.Equal("Thanks, Welcome, Thanks", await product.One<string>("select string_agg(words, ', ' order by id) from comments"));
        Assert.Equal(1, await Queued(product, "thread-answer"));
    }

    [Fact]
    public async Task Who_asked_gets_the_answer_by_mail_with_their_own_words_and_a_link_to_the_item()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Action, "No <access>\nsince Monday");
        await product.Reply(nora, Action, "Try again, please.\nIt was us.", close: true);
        await product.Run<DispatchMessages>();
        var mail = product.Mail.Sent.Single(sent => sent.Subject.StartsWith("About ", StringComparison.Ordinal));
        Assert.Equal(nora.Email, mail.To.Address);
        foreach (var words in new[] { "> No <access>", "> since Monday", "Maya Chen, Acme, wrote about", "Try again, please.", "It was us.", "#item-action-kick_off.invite_team" })
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        Assert.Contains("No &lt;access&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("/p/", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_is_told_that_it_is_marked_as_solved_and_how_to_say_that_it_is_not()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Action, "No <access>");
        await product.AskForHelp(nora, Action, "Still none");
        await Solve(product, nora, Action);
        await Solve(product, nora, Action);
        await product.Run<DispatchMessages>();
        var mail = product.Mail.Sent.Single(sent => sent.Subject.StartsWith("Solved: ", StringComparison.Ordinal));
        Assert.Equal(nora.Email, mail.To.Address);
        foreach (var words in new[] { "> No <access>", "> Still none", "Maya Chen, Acme, marked your question about", "Is it not solved?", "#item-action-kick_off.invite_team" })
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        Assert.Contains("No &lt;access&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_need_no_answer_and_what_is_closed_with_one_send_no_such_mail()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Comment(nora, Action, "Thanks");
        await Solve(product, nora, Action);
        await product.AskForHelp(nora, Action, "No access");
        await product.Reply(nora, Action, "Now you have", close: true);
        Assert.Equal(0, await Queued(product, "help-solved"));
    }

    [Fact]
    public async Task A_colleague_who_says_that_it_works_tells_who_had_asked_and_not_themselves()
    {
        await using var product = await Product.New();
        var (nora, ben) = await Two(product);
        await product.AskForHelp(nora, Action, "No access");
        await product.AskForHelp(ben, Action, "I have none either");
        await product.CloseHelp(ben, Action);
        await product.Run<DispatchMessages>();
        var mail = product.Mail.Sent.Single(sent => sent.Subject.StartsWith("Solved: ", StringComparison.Ordinal));
        Assert.Equal(nora.Email, mail.To.Address);
        Assert.Contains("Ben says that", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I have none either", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_who_wait_gets_the_answer_with_what_they_said_themselves()
    {
        await using var product = await Product.New();
        var (nora, ben) = await Two(product);
        await product.AskForHelp(nora, Action, "No access");
        await product.Comment(ben, Action, "I have none either");
        await product.Reply(nora, Action, "Now you have.");
        Assert.Equal("Ben: I have none either, Nora Lindqvist: No access", await product.One<string>(
            "select string_agg(k.name || ': ' || (m.data -> 'asked.lines' ->> 0), ', ' order by k.name) from messages m join contacts k on k.id = m.contact_id where m.email = 'thread-answer'"));
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_goes_to_who_spoke_last_else_to_whose_action_it_is()
    {
        await using var product = await Product.New();
        var (nora, ben) = await Two(product);
        await product.Sql($"update plan_items set owner_id = {ben.ContactId} where key = 'kick_off.invite_team'");
        await product.Reply(nora, Action, "Anything we can do?");
        await product.Reply(nora, "milestone/kick_off", "And here?");
        Assert.Equal("Ben, Nora Lindqvist", await product.One<string>("select string_agg(k.name, ', ' order by m.id) from messages m join contacts k on k.id = m.contact_id where m.email = 'thread-answer'"));
    }

    [Fact]
    public async Task Leaving_check_ins_does_not_stop_an_answer_and_leaving_mail_about_the_plan_does()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Use<Unsubscribe>((unsubscribe, cancel) => unsubscribe.Leave(nora.Email, Topic.CheckIn, cancel));
        await product.AskForHelp(nora, Action, "No access");
        await product.Reply(nora, Action, "Try again");
        await product.Run<DispatchMessages>();
        Assert.Contains(product.Mail.Sent, mail => mail.Text.Contains("Try again", StringComparison.Ordinal));
        await product.Use<Unsubscribe>((unsubscribe, cancel) => unsubscribe.Leave(nora.Email, Topic.Plan, cancel));
        await product.Comment(nora, Action, "Still none");
        await product.Reply(nora, Action, "And now?");
        await product.Run<DispatchMessages>();
        Assert.DoesNotContain(product.Mail.Sent, mail => mail.Text.Contains("And now?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_mentioned_gets_one_mail_and_nobody_who_has_not_agreed_to_be_a_contact()
    {
        await using var product = await Product.New();
        var (nora, ben) = await Two(product);
        await product.Comment(nora, Action, "@Ben and @ben, can you? @Nora cannot.");
        Assert.Equal("Ben", await product.One<string>("select string_agg(k.name, ', ') from messages m join contacts k on k.id = m.contact_id where m.email = 'mention'"));
        await product.Run<DispatchMessages>();
        var mail = product.Mail.Sent.Single(sent => sent.Subject.StartsWith("Nora Lindqvist mentioned you", StringComparison.Ordinal));
        Assert.Equal(ben.Email, mail.To.Address);
        Assert.Contains("@Ben and @ben, can you?", mail.Text, StringComparison.Ordinal);

        await product.Sql("update contacts set consent = 'asked' where name = 'Ben'");
        await product.AskForHelp(nora, Action, "@Ben?");
        Assert.Equal(1, await Queued(product, "mention"));
    }

    [Fact]
    public async Task One_of_ops_who_is_mentioned_gets_a_mail_that_leads_to_the_inbox_if_they_have_an_address()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        foreach (var (user, email) in new[] { ("maya.chen@acme.example", "'maya.chen@acme.example'"), ("admin", "null"), ("sam", "'sam@acme.example'") })
            await product.Sql($"""
                insert into ops_users (id, user_name, email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, must_change_password, role)
                values ('{user}', '{user}', {email}, false, false, false, false, 0, false, 'ops')
                """);
        await product.Comment(nora, Action, "@Maya, @admin, @sam: can you see why <it> fails?");
        await product.Reply(nora, Action, "@Maya Chen and @Sam, look.");
        await product.Run<DispatchMessages>();
        var mails = product.Mail.Sent.Where(sent => sent.To.Address.EndsWith("@acme.example", StringComparison.Ordinal)).ToList();
        Assert.Equal(["maya.chen@acme.example Maya Chen", "sam@acme.example sam", "sam@acme.example sam"], mails.Select(mail => $"{mail.To.Address} {mail.To.Name}").Order(StringComparer.Ordinal));
        var first = mails.Single(mail => mail.To.Name == "Maya Chen");
        Assert.Equal($"Nora Lindqvist mentioned you: {nora.CustomerName}", first.Subject);
        Assert.Contains($"https://success.acme.example/ops/inbox?customer={nora.CustomerId}&item=action%2Fkick_off.invite_team#thread", first.Text, StringComparison.Ordinal);
        Assert.Contains("why &lt;it&gt; fails?", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/p/", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", first.Headers.Keys);
    }

    [Fact]
    public async Task Who_gets_the_answer_is_not_told_of_the_mention_in_it_as_well()
    {
        await using var product = await Product.New();
        var (nora, _) = await Two(product);
        await product.AskForHelp(nora, Action, "No access");
        await product.Reply(nora, Action, "@Nora, @Ben has the key.");
        Assert.Equal("thread-answer Nora Lindqvist, mention Ben", await product.One<string>(
            "select string_agg(m.email || ' ' || k.name, ', ' order by m.id) from messages m join contacts k on k.id = m.contact_id where m.email in ('thread-answer', 'mention')"));
    }

    [Fact]
    public async Task Who_closed_a_request_first_is_recorded()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Action, "No access");
        await product.CloseHelp(nora, Action);
        await product.Reply(nora, Action, "Done", close: true);
        Assert.Equal(nora.ContactId, await product.One<long>("select closed_by_contact from help_requests where closed_by is null"));
    }

    [Fact]
    public async Task Words_in_a_thread_are_a_sign_of_life()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.Comment(nora, Action, "We begin on Monday.");
        Assert.Equal(product.Clock.GetUtcNow().UtcDateTime, await product.One<DateTime>("select alive_at from plan_silence"));
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.Reply(nora, Action, "Good.");
        Assert.Equal(product.Clock.GetUtcNow().UtcDateTime.AddDays(-3), await product.One<DateTime>("select alive_at from plan_silence"));
    }

    private static async Task<(Visitor Nora, Visitor Ben)> Two(Product product)
    {
        var nora = await product.A_customer_with_a_plan("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        await product.Sql("update contacts set consent = 'given'");
        return (nora, nora with { ContactId = await product.One<long>("select id from contacts where name = 'Ben'"), ContactName = "Ben", Email = "ben@example.com" });
    }

    private static Task Solve(Product product, Visitor of, string item) => product.Use<AnswerThread>((answer, cancel) =>
        answer.Close(of.CustomerId, ThreadItem.Read(item), "maya.chen@acme.example", cancel));

    private static Task Later(Product product, Func<Task> said)
    {
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        return said();
    }

    private static async Task<int> Queued(Product product, string email) => (int)await product.One<long>($"select count(*) from messages where email = '{email}'");
}
