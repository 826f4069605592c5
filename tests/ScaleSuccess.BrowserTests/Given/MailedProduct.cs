using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>A running product of the test's own, whose mail goes to a mail server of its own.</summary>
public abstract class MailedProduct : IAsyncLifetime
{
    private readonly string mailFolder = TestFolder.New();
    private Postfix postfix = null!;

    protected StartedProduct Running { get; private set; } = null!;

    protected virtual async Task<StartedProduct> Start(Postfix postfix) => await RunningProduct.Start(postfix);

    public async Task InitializeAsync()
    {
        postfix = await Postfix.Start(mailFolder);
        Running = await Start(postfix);
    }

    public async Task DisposeAsync()
    {
        if (Running is not null) await Running.DisposeAsync();
        if (postfix is not null) await postfix.DisposeAsync();
        TestFolder.Remove(mailFolder);
    }

    /// <summary>The newest kind of message to this person that leads there; waits until it has arrived.</summary>
    protected Task<ReceivedMail> Mail(string to, string leadingTo) =>
        postfix.Receive(mail => mail.To.Contains(to, StringComparison.Ordinal) && mail.LeadsTo(leadingTo), CancellationToken.None);
}
