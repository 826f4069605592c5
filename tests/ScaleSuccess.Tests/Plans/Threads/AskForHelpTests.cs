using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Threads;

public sealed class AskForHelpTests
{
    private const string Item = "milestone/kick_off";

    [Fact]
    public async Task A_double_click_on_help_is_one_request()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await AtOnce.Run(8, () => product.AskForHelp(nora, Item, "No access"));
        await product.AskForHelp(nora, Item, "Something else");
        Assert.Equal(2L, await product.One<long>("select count(*) from help_requests"));
    }

    [Fact]
    public async Task The_same_words_about_two_items_are_two_requests()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Item, "No access");
        await product.AskForHelp(nora, "action/kick_off.invite_team", "No access");
        await product.AskForHelp(nora, "", "No access");
        Assert.Equal("milestone/kick_off, action/kick_off.invite_team, ", string.Join(", ", (await Requests(product)).Select(one => ThreadItem.Of(one).Code)));
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_never_cut()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.Equal(new ThreadOutcome.TooLong(1, 2000), await product.AskForHelp(nora, Item, "\0" + new string('x', 1999) + "😀"));
        Assert.Empty(await Requests(product));
        await product.AskForHelp(nora, Item, "\0" + new string('x', 1998) + "😀");
        Assert.Equal(new string('x', 1998) + "😀", Assert.Single(await Requests(product)).Words);
    }

    [Fact]
    public async Task A_double_click_is_one_request_also_before_there_is_a_plan()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await AtOnce.Run(8, () => product.Use<AskForHelp>((ask, cancel) => ask.Run(nora, "The survey", "I changed an answer", cancel)));
        Assert.Equal("The survey", Assert.Single(await Requests(product)).About);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\u200B\u2800\u3164")]
    public async Task A_request_that_says_nothing_is_refused(string words)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.IsType<ThreadOutcome.NoWords>(await product.AskForHelp(nora, Item, words));
        Assert.IsType<ThreadOutcome.NoWords>(await product.Comment(nora, Item, words));
        Assert.IsType<ThreadOutcome.NoWords>(await product.Reply(nora, Item, words));
        Assert.Equal(0L, await product.One<long>("select count(*) from help_requests") + await product.One<long>("select count(*) from comments"));
    }

    [Theory]
    [InlineData("action/no_such")]
    [InlineData("nonsense")]
    [InlineData("action/\0'; drop table plans --")]
    [InlineData("measure/kick_off")]
    public async Task About_what_the_plan_does_not_have_nothing_is_taken(string item)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.IsType<ThreadOutcome.NotInPlan>(await product.AskForHelp(nora, item, "Where is it?"));
        Assert.IsType<ThreadOutcome.NotInPlan>(await product.Comment(nora, item, "Hello?"));
        Assert.IsType<ThreadOutcome.NotInPlan>(await product.Reply(nora, item, "Yes?"));
        Assert.Empty((await product.ThreadsOf(nora)).Threads.All);
    }

    [Fact]
    public async Task A_thread_about_what_has_left_the_plan_can_be_answered_and_nothing_new_begins_there()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, "action/kick_off.invite_team", "No access");
        await product.Sql("delete from plan_items where key = 'kick_off.invite_team'");
        Assert.IsType<ThreadOutcome.NotInPlan>(await product.Comment(nora, "action/kick_off.invite_team", "Still none"));
        Assert.IsType<ThreadOutcome.Taken>(await product.Reply(nora, "action/kick_off.invite_team", "We took it out", close: true));
        Assert.Equal("Set up sign-in for everyone who will use it", await product.One<string>("select data ->> 'item.title' from messages where email = 'thread-answer'"));
    }

    [Fact]
    public async Task Another_customers_thread_is_never_touched()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        await product.AskForHelp(nora, Item, "Ours");
        await product.Comment(other, Item, "Theirs");
        await product.CloseHelp(other, Item);
        await product.Reply(other, Item, "To them", close: true);
        var ours = (await product.ThreadsOf(nora)).Threads.Of(ThreadItem.Read(Item))!;
        Assert.True(ours.IsOpen);
        Assert.Equal(["Ours"], ours.Messages.Select(message => message.Words));
    }

    private static Task<List<HelpRequest>> Requests(Product product) => product.Ask(db => db.Set<HelpRequest>().AsNoTracking().OrderBy(one => one.Id).ToListAsync());
}
