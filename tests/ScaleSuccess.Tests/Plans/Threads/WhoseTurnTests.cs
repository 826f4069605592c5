using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Plans.Threads;

/// <summary>Which threads wait for ops, and which for the customer.</summary>
public sealed class WhoseTurnTests
{
    private const string Action = "action/kick_off.invite_team";

    [Fact]
    public async Task What_a_customer_says_waits_for_ops_until_they_answer_or_say_that_it_needs_none()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Comment(nora, "", "The date is our year's end");
        await Later(product, () => product.AskForHelp(nora, Action, "No access"));
        await Later(product, () => product.Comment(nora, Action, "Still none"));
        Assert.Equal([" The date is our year's end", $"{Action} Still none"], await Waiting(product));
        var customer = Assert.Single((await product.Use<ReadWaiting, WaitingList>((read, cancel) => read.Customers(10, cancel))).Threads);
        Assert.Equal(("The date is our year's end", 1), (customer.Words, customer.Others));

        await product.Use<AnswerThread>((answer, cancel) => answer.Close(nora.CustomerId, ThreadItem.Whole, "ann", cancel));
        Assert.Equal([$"{Action} Still none"], await Waiting(product));
        // An answer alone leaves the request open.
        await Later(product, () => product.Reply(nora, Action, "Whose?"));
        Assert.Empty(await Waiting(product));
        Assert.Equal([$"{Action} No access"], await Answered(product));
        await product.CloseHelp(nora, Action);
        Assert.Empty(await Answered(product));
        Assert.Equal(0, await product.Use<ReadWaiting, long>((read, cancel) => read.Count(cancel)));
        Assert.Equal("ann", await product.One<string>("select handled_by from comments where words like 'The date%'"));
    }

    [Fact]
    public async Task An_answered_thread_waits_for_the_customer_and_for_us_again_after_a_week_without_a_word()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Action, "No access");
        await Later(product, () => product.Reply(nora, Action, "Try again"));
        Assert.Equal(0, await Counted(product));
        Assert.Equal([$"{Action} No access"], await Answered(product));
        product.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Counted(product));
        Assert.Equal([$"{Action} No access"], await Answered(product));
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Counted(product));
        Assert.Equal([$"{Action} No access"], await Waiting(product));
        Assert.Empty(await Answered(product));
        // A word of theirs waits for us at once, and our next one is theirs again.
        await product.Comment(nora, Action, "Still none");
        Assert.Equal([$"{Action} Still none"], await Waiting(product));
        await Later(product, () => product.Reply(nora, Action, "And now?"));
        Assert.Equal(0, await Counted(product));
        Assert.Equal([$"{Action} No access"], await Answered(product));
        // Who is stuck again after our word waits, too.
        await Later(product, () => product.AskForHelp(nora, Action, "Something else"));
        Assert.Equal(1, await Counted(product));
        Assert.Equal([$"{Action} Something else"], await Waiting(product));
    }

    [Fact]
    public async Task Whose_turn_it_is_the_page_and_the_inbox_say_alike()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var random = new Random(3);
        var answered = 0;
        for (var i = 0; i < 120; i++)
        {
            if (random.Next(3) > 0) product.Clock.Advance(TimeSpan.FromMinutes(1));
            await (random.Next(6) switch
            {
                0 or 1 => product.AskForHelp(nora, Action, $"Stuck {i}"),
                2 => product.Comment(nora, Action, $"Words {i}"),
                3 => product.Reply(nora, Action, $"Answer {i}", close: random.Next(4) == 0),
                4 => product.Reply(nora, Action, $"Answer {i}"),
                _ => random.Next(3) == 0 ? product.CloseHelp(nora, Action) : Solve(product, nora, Action),
            });
            var thread = (await product.ThreadsOf(nora)).Threads.Of(ThreadItem.Read(Action));
            var listed = await product.All<DateTime>("select coalesce(answered_at, 'epoch') from waiting_threads");
            List<DateTime> said = thread is { Waits: true } ? [thread.AnsweredAt?.UtcDateTime ?? DateTime.UnixEpoch] : [];
            Assert.Equal(said, listed);
            answered += thread?.AnsweredAt is null ? 0 : 1;
        }
        Assert.InRange(answered, 10, 110);
    }

    private static Task Solve(Product product, Visitor of, string item) => product.Use<AnswerThread>((answer, cancel) =>
        answer.Close(of.CustomerId, ThreadItem.Read(item), "maya.chen@acme.example", cancel));

    private static Task Later(Product product, Func<Task> said)
    {
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        return said();
    }

    private static async Task<List<string>> Answered(Product product) =>
        [.. (await product.Use<ReadWaiting, WaitingList>((read, cancel) => read.Answered(cancel))).Threads.Select(thread => $"{thread.Item.Code} {thread.Words}")];

    private static Task<long> Counted(Product product) => product.Use<ReadWaiting, long>((read, cancel) => read.Count(cancel));

    private static async Task<List<string>> Waiting(Product product) =>
        [.. (await product.Use<ReadWaiting, WaitingList>((read, cancel) => read.Threads(cancel))).Threads.Select(thread => $"{thread.Item.Code} {thread.Words}")];
}
