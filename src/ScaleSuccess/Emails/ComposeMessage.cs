using System.Text.Json;
using ScaleSuccess.Customers;

namespace ScaleSuccess.Emails;

/// <summary>A message claimed for sending, with its reader.</summary>
public sealed record ClaimedMessage(
    long Id, string Email, string Topic, string Data, DateTimeOffset CreatedAt, int Attempts, long ContactId, string ContactName,
    string Address, short LinkVersion, string CustomerName, bool Suppressed);

/// <summary>Makes the mail from the message: texts in force now, the reader's links, the headers that mailboxes ask for.</summary>
public sealed class ComposeMessage(CurrentEmails emails, PersonalLinks links, Sender sender)
{
    public async Task<OutgoingMail> Run(ClaimedMessage message, CancellationToken cancel)
    {
        var pages = await links.Token(message.ContactId, message.LinkVersion, LinkPurpose.Pages, cancel);
        var leave = sender.PublicUrl + Urls.Unsubscribe(
            await links.Token(message.ContactId, message.LinkVersion, LinkPurpose.Unsubscribe, cancel), message.Topic);
        var model = new EmailModel
        {
            Contact = new EmailContact(message.ContactName.Trim().Split(' ')[0], message.ContactName),
            CustomerName = message.CustomerName,
            Vendor = sender.Vendor,
            Links = new EmailLinks(sender.PublicUrl + Urls.Survey(pages, "onboarding"), sender.PublicUrl + Urls.Plan(pages), leave, leave),
            Topic = Topic.Words(message.Topic),
            Data = Data(message, pages),
        };
        var template = await emails.Find(message.Email, cancel);
        var frame = await emails.Frame(cancel);
        var rendered = RenderEmail.Render(template.Value, frame.Value, model);
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
