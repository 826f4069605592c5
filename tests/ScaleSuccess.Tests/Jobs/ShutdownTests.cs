using System.Diagnostics;
using ScaleSuccess.Tests.Emails;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Mail;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>A mail server that takes the line and never answers must not keep a node from stopping.</summary>
[Trait("Kind", "Fault")]
public sealed class ShutdownTests
{
    [Theory]
    // Nothing was handed over: the message waits for the next start, its tries unspent.
    [InlineData("CONNECT", "due 0")]
    [InlineData("RCPT", "due 0")]
    // The server has all of it: it may arrive, so it is never sent again by itself.
    [InlineData(".", "unknown 1")]
    public async Task A_node_stops_within_ten_seconds_and_knows_what_became_of_the_message(string step, string expected)
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        await using var server = new UnreliableServer { StallAt = step };
        using var transport = new MailKitTransport(server.Options with { Timeout = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        await using var workers = await Workers.Start(product, transport);
        workers.Nudge("dispatch-messages");
        await server.Stalled.WaitAsync(TimeSpan.FromSeconds(30));
        var watch = Stopwatch.StartNew();

        await workers.Stop();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(expected, await product.One<string>("select state || ' ' || attempts from messages"));
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where leased_until is not null"));
    }
}
