using System.Text;
using MimeKit;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>An OutgoingMail as MimeKit's message.</summary>
internal static class MimeForm
{
    /// <summary>Null and a sentence when no mail server would take it as it is.</summary>
    public static MimeMessage? TryBuild(OutgoingMail mail, out string mistake)
    {
        var message = new MimeMessage();
        try
        {
            mistake = "";
            message.From.Add(Address(mail.From));
            message.To.Add(Address(mail.To));
            if (mail.ReplyTo is { } replyTo) message.ReplyTo.Add(Address(replyTo));
            message.Subject = mail.Subject.AsSpan().ContainsAny('\r', '\n') ? throw new FormatException("the subject has a line break.") : mail.Subject;
            message.MessageId = mail.MessageId;
            foreach (var (name, value) in mail.Headers)
            {
                if (!Ascii.IsValid(value) || value.AsSpan().ContainsAny('\r', '\n'))
                    throw new FormatException($"the header {name} has a line break or a letter beyond ASCII.");
                message.Headers.Add(name, value);
            }
            message.Body = new MultipartAlternative { Part("plain", mail.Text), Part("html", mail.Html) };
            return message;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            message.Dispose();
            mistake = $"The message to {mail.To.Address} cannot be sent as it is: {wrong.Message}";
            return null;
        }
    }

    private static MailboxAddress Address(MailAddress address)
    {
        // MimeKit takes a name without a domain for an address; no server outside does.
        var at = address.Address.LastIndexOf('@');
        if (at < 1 || at == address.Address.Length - 1 || !Ascii.IsValid(address.Address.AsSpan(0, at)) || address.Address.AsSpan().ContainsAny('\r', '\n'))
            throw new FormatException($"\"{address.Address}\" is not an address that mail servers take.");
        _ = MailboxAddress.Parse(address.Address);
        return new MailboxAddress(Encoding.UTF8, address.Name, address.Address);
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        part.ContentTransferEncoding = ContentEncoding.Base64;
        return part;
    }
}
