using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails;

public abstract record EmailPreview
{
    private EmailPreview() { }
    public sealed record Rendered(RenderedEmail Email) : EmailPreview;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : EmailPreview;
}

/// <summary>Shows a text that is being written as a believable customer would get it, from the vendor as set up here.</summary>
public sealed class PreviewEmail(CurrentEmails emails, ReadHistory history, Sender sender)
{
    /// <summary>Every version of the e-mail; null when there is none of this key.</summary>
    public Task<History?> Versions(string key, CancellationToken cancel) => history.Of(Definition.Email, key, cancel);

    public async Task<EmailPreview> Run(string key, string text, string html, CancellationToken cancel) =>
        EmailFile.Read(key, text, html) switch
        {
            Read<EmailTemplate>.Bad(var mistakes) => new EmailPreview.Wrong(mistakes),
            Read<EmailTemplate>.Good(var email) => new EmailPreview.Rendered(await Render(email, cancel)),
            var read => throw new InvalidOperationException($"No preview for {read}."),
        };

    private async Task<RenderedEmail> Render(EmailTemplate email, CancellationToken cancel)
    {
        // The frame alone is nothing to look at: it is shown around a real e-mail.
        if (email.Key == EmailVariables.Frame)
            return RenderEmail.Render((await emails.Find(PlanReadyEmail.Key, cancel)).Value, email, Sample(PlanReadyEmail.Key));
        return RenderEmail.Render(email, (await emails.Frame(cancel)).Value, Sample(email.Key));
    }

    private EmailModel Sample(string key) => EmailSamples.Of(key) with { Vendor = sender.Vendor };
}
