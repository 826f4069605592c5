using System.Collections.Concurrent;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Tests.Given;

/// <summary>A mail system that records messages and answers as the test says; by default it delivers.</summary>
public sealed class RecordingMail : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> sent = new();

    public string Engine => "recording";

    /// <summary>Everything handed over, whatever the answer was.</summary>
    public IReadOnlyCollection<OutgoingMail> Sent => sent;

    public Func<OutgoingMail, MailOutcome> Answer { get; set; } = _ => new MailOutcome.Delivered();
    public DeliveryReason? Wrong { get; set; }

    public Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        sent.Enqueue(mail);
        return Task.FromResult(Answer(mail));
    }

    /// <summary>How often the server's health was checked.</summary>
    public int Checks { get; private set; }

    /// <summary>A server that takes the connection and then says nothing.</summary>
    public bool IsSilent { get; set; }

    public async Task<DeliveryReason?> Check(CancellationToken cancel)
    {
        Checks++;
        if (IsSilent) await Task.Delay(Timeout.Infinite, cancel);
        return Wrong;
    }
}
