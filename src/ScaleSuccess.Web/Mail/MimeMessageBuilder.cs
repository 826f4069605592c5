using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>An OutgoingMail as MimeKit's message.</summary>
internal static class MimeMessageBuilder
{
    /// <summary>False, with the reason, when no mail server would accept it.</summary>
    public static bool TryBuild(OutgoingMail mail, [NotNullWhen(true)] out MimeMessage? message, [NotNullWhen(false)] out DeliveryReason? mistake)
    {
        message = null;
        mistake = Mistake(mail);
        if (mistake is not null) return false;
        try
        {
            message = Build(mail);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            mistake = DeliveryReason.Of(DeliveryCode.MessageNotUsable, mail.To.Address, wrong.Message);
            return false;
        }
    }

    private static DeliveryReason? Mistake(OutgoingMail mail)
    {
        if (new[] { mail.From, mail.To, mail.ReplyTo }.FirstOrDefault(address => address is not null && !IsUsable(address.Address)) is { } wrong)
            return DeliveryReason.Of(DeliveryCode.AddressNotUsable, wrong.Address);
        if (HasLineBreak(mail.Subject)) return DeliveryReason.Of(DeliveryCode.SubjectHasLineBreak, mail.To.Address);
        foreach (var (name, value) in mail.Headers)
            if (!Ascii.IsValid(value) || HasLineBreak(value))
                return DeliveryReason.Of(DeliveryCode.HeaderNotPlain, mail.To.Address, name);
        return null;
    }

    /// <summary>MimeKit accepts an address without a domain; other servers do not.</summary>
    private static bool IsUsable(string address)
    {
        var at = address.LastIndexOf('@');
        return at >= 1 && at < address.Length - 1 && Ascii.IsValid(address.AsSpan(0, at)) && !HasLineBreak(address)
            && MailboxAddress.TryParse(address, out _);
    }

    private static bool HasLineBreak(string text) => text.AsSpan().ContainsAny('\r', '\n');

    private static MimeMessage Build(OutgoingMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, MessageId = mail.MessageId };
        message.From.Add(Address(mail.From));
        message.To.Add(Address(mail.To));
        if (mail.ReplyTo is { } replyTo) message.ReplyTo.Add(Address(replyTo));
        if (mail.Follows is { } first)
        {
            message.InReplyTo = first;
            message.References.Add(first);
        }
        foreach (var (name, value) in mail.Headers) message.Headers.Add(name, value);
        message.Body = new MultipartAlternative { Part("plain", mail.Text), Part("html", mail.Html) };
        return message;
    }

    private static MailboxAddress Address(MailAddress address) => new(Encoding.UTF8, address.Name, address.Address);

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        part.ContentTransferEncoding = ContentEncoding.Base64;
        return part;
    }
}
