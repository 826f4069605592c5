using System.Text.Json;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>A message claimed for sending, with its reader.</summary>
public sealed record ClaimedMessage(
    long Id, string Email, string Topic, string Data, DateTimeOffset CreatedAt, int Attempts, long ContactId, string ContactName,
    string Address, short LinkVersion, string CustomerName, bool Suppressed);

/// <summary>
/// Makes the mail from the message: its text, the reader's links, the headers that mailboxes ask for. Asks the database
/// nothing, so that many can be made at once.
/// </summary>
public sealed class ComposeMessage(PersonalLinks links, Sender sender)
{
    /// <param name="texts">The e-mails in force, by key.</param>
    public async Task<OutgoingMail> Run(
        ClaimedMessage message, IReadOnlyDictionary<string, EmailTemplate> texts, CancellationToken cancel)
    {
        var pages = await links.Token(message.ContactId, message.LinkVersion, LinkPurpose.Pages, cancel);
        var leave = sender.PublicUrl + Urls.Unsubscribe(
            await links.Token(message.ContactId, message.LinkVersion, LinkPurpose.Unsubscribe, cancel), message.Topic);
        var model = new EmailModel
        {
            Contact = new EmailContact(message.ContactName.Trim().Split(' ')[0], message.ContactName),
            CustomerName = message.CustomerName,
            Vendor = sender.Vendor,
            Links = new EmailLinks(sender.PublicUrl + Urls.Survey(pages), sender.PublicUrl + Urls.Plan(pages), leave, leave),
            Topic = Topic.Words(message.Topic),
            Data = Data(message, pages),
        };
        var rendered = RenderEmail.Render(Text(message.Email), Text(EmailVariables.Frame), model);
        return new OutgoingMail
        {
            // The same message has the same id for ever, so a mailbox can tell a second delivery from a second message.
            MessageId = $"message-{message.Id}-{message.CreatedAt.ToUnixTimeSeconds()}@{sender.From.Address.Split('@')[^1]}",
            From = sender.From,
            ReplyTo = sender.ReplyTo,
            To = new MailAddress(message.ContactName, message.Address),
            Subject = rendered.Subject,
            Text = rendered.Text,
            Html = rendered.Html,
            Headers = new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = $"<{leave}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["Auto-Submitted"] = "auto-generated",
            },
        };

        EmailTemplate Text(string key) =>
            texts.GetValueOrDefault(key) ?? throw new InvalidOperationException($"No version of e-mail `{key}` that can be read is in force.");
    }

    /// <summary>What the step that wrote the message knew, and the one-click answers where it asks.</summary>
    private Dictionary<string, object?> Data(ClaimedMessage message, string pages)
    {
        var data = JsonSerializer.Deserialize<Dictionary<string, object?>>(message.Data) ?? [];
        if (data.TryGetValue("checkIn", out var value) && value is JsonElement json)
        {
            var id = json.GetInt64();
            data["links.done"] = sender.PublicUrl + Urls.CheckIn(pages, id, "done");
            data["links.onTrack"] = sender.PublicUrl + Urls.CheckIn(pages, id, "on_track");
            data["links.stuck"] = sender.PublicUrl + Urls.CheckIn(pages, id, "stuck");
        }
        return data;
    }
}
