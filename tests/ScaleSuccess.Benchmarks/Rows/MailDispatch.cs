using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// DispatchMessages (claim, write, note the hand-over, SMTP, note the outcome) against postfix's own load generator,
/// which sends a fixed text: both into smtp-sink, over as many kept connections, with bodies of the same size.
/// </summary>
public sealed class MailDispatch : IRow
{
    private const int Messages = 2_000, ReferenceMessages = 10_000, Connections = 4;

    private Product? product;
    private SmtpSink? sink;
    private int port, size;

    public string Name => "mail-dispatch";
    public string About => $"E-mails through {Connections} connections against postfix's smtp-source, into smtp-sink.";
    public IReadOnlyList<Unit> Units => [new("messages/s", Goal: 0.15)];
    public string? Missing => SmtpSink.Missing;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        port = SmtpSink.FreePort();
        product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions
        {
            Transport = "smtp", Host = "127.0.0.1", Port = port, Security = "none", From = "Acme <success@acme.example>",
            Connections = Connections,
        }, cancel);
        await product.SeedAssigned(Messages, cancel);
        await product.Run<StartPlans>(cancel);
        await product.Execute("create table waiting as table messages", cancel);
        await Refill(1, cancel);
        size = await SmtpSink.SizeOfOne(port, place.Folder, () => product.Run<DispatchMessages>(cancel), cancel);
        sink = await SmtpSink.Start(port, cancel);
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        await Refill(Messages, cancel);
        var watch = Stopwatch.StartNew();
        await product!.Run<DispatchMessages>(cancel);
        var rate = Messages / watch.Elapsed.TotalSeconds;
        var sent = await product.Ask("select count(*) from messages where state = 'sent'", cancel);
        return sent == Messages ? [rate] : throw new InvalidOperationException($"{sent} of {Messages} messages were sent.");
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await SmtpSink.SendMadeUp(port, Connections, ReferenceMessages, size, cancel);
        return [ReferenceMessages / watch.Elapsed.TotalSeconds];
    }

    private Task Refill(int messages, CancellationToken cancel) => product!.Execute(
        $"truncate messages cascade; insert into messages overriding system value select * from waiting limit {messages}; checkpoint", cancel);

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (sink is not null) await sink.DisposeAsync();
    }
}
