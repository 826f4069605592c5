using System.Text.Json;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Claiming;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Makes the mail from the message: its text, the reader's links, the headers that mailbox providers require. Uses no
/// database, so that many can be made at once.
/// </summary>
public sealed class ComposeMessage(EmailTypes types, PersonalLinks links, Sender sender)
{
    private static readonly IStringLocalizer<EmailTexts> Texts = Localizer.Of<EmailTexts>();

    /// <param name="texts">The published e-mails, by key.</param>
    public async Task<OutgoingMail> Run(
        ClaimedMessage message, IReadOnlyDictionary<string, EmailTemplate> texts, CancellationToken cancel)
    {
        var type = types.Find(message.Email);
        var leave = message.ContactId is { } reader
            ? sender.PublicUrl + Urls.Unsubscribe(await links.Token(reader, message.LinkVersion, LinkPurpose.Unsubscribe, cancel), message.Topic) : null;
        var name = type.IsToStranger ? "" : type.IsToOps ? OpsName.Of(message.ContactName) ?? message.ContactName : message.ContactName;
        var model = new EmailModel
        {
            Contact = new EmailContact(name.Trim().Split(' ')[0], name),
            CustomerName = type.IsToStranger ? "" : message.CustomerName,
            Vendor = sender.Vendor,
            OpsContact = message.OpsContact is { } contact ? OpsName.Of(contact) ?? "" : "",
            Links = leave is null ? OpsLinks() : await Links(message, type, leave, cancel),
            Topic = Topic.Words(message.Topic),
            // What the step that queued the message knew.
            Data = Data(message.Data),
        };
        if (message.Items.Count > 0) model = Holding(model, [.. message.Items.Select(item => RenderEmail.Item(types.Find(item.Email), Text(item.Email), model with { Data = Data(item.Data) }))]);
        var rendered = RenderEmail.Render(type, Text(message.Email), Text(EmailTypes.Frame), model);
        return new OutgoingMail
        {
            MessageId = MessageId(message.Id, message.CreatedAt),
            From = sender.From,
            ReplyTo = sender.ReplyTo,
            To = new MailAddress(name, message.Address),
            Subject = rendered.Subject,
            Text = rendered.Text,
            Html = rendered.Html,
            Headers = Headers(leave is null || message.Items.Count == 0 ? leave : leave[..leave.LastIndexOf('/')] + "/" + Topic.Join(message.Items.Select(item => item.Topic))),
            Follows = message is { Follows: { } first, FollowsCreatedAt: { } at } ? MessageId(first, at) : null,
        };

        EmailTemplate Text(string key) =>
            texts.GetValueOrDefault(key) ?? throw new InvalidOperationException($"No version of e-mail `{key}` that can be read is published.");
    }

    private static Dictionary<string, object> Data(string json) => JsonSerializer.Deserialize<Dictionary<string, object>>(json) ?? [];

    private static EmailModel Holding(EmailModel model, IReadOnlyList<DigestItem> items) =>
        model with { Data = DigestEmail.Type.Data(new DigestEmail(items[0].Title, items.Count - 1)), Items = [.. items.Select(item => item.Actions.Count > 0 ? item : item with { Actions = [new(Texts["digest.open"], model.Links.Plan)] })] };

    /// <summary>A message keeps its id for ever, so a mailbox can tell a second delivery from a second message.</summary>
    private string MessageId(long id, DateTimeOffset createdAt) => $"message-{id}-{createdAt.ToUnixTimeSeconds()}@{sender.From.Address.Split('@')[^1]}";

    private static Dictionary<string, string> Headers(string? leave)
    {
        var headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" };
        if (leave is null) return headers;
        headers["List-Unsubscribe"] = $"<{leave}>";
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        return headers;
    }

    /// <summary>Of a reader who signs in: a link of its data leads into the console, and the others, which its text cannot name, nowhere else.</summary>
    private EmailLinks OpsLinks()
    {
        var console = sender.PublicUrl + Urls.Ops;
        return new EmailLinks(sender.PublicUrl, "", console, console, console, console);
    }

    private async Task<EmailLinks> Links(ClaimedMessage message, EmailType type, string leave, CancellationToken cancel)
    {
        var token = await links.Token(message.ContactId!.Value, message.LinkVersion, type.IsToStranger ? LinkPurpose.Invitation : LinkPurpose.Pages, cancel);
        var (survey, plan) = type.IsToStranger ? (Urls.Invitation(token), Urls.Invitation(token)) : (Urls.Survey(token), Urls.Plan(token));
        return new EmailLinks(sender.PublicUrl, token, sender.PublicUrl + survey, sender.PublicUrl + plan, leave, leave);
    }
}
