using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ScaleSuccess.Emails;
using Mailbox = System.Net.Mail.MailAddress;

namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// An OutgoingMail as MIME. Base64 for both texts: the other encodings of System.Net.Mail let bare line feeds and
/// over-long lines through, or garble line ends.
/// </summary>
internal static class MessageForm
{
    /// <summary>Null and a sentence when no mail server would take it as it is.</summary>
    public static MailMessage? TryBuild(OutgoingMail mail, Stream html, out string mistake)
    {
        var message = new MailMessage();
        try
        {
            mistake = "";
            message.From = Address(mail.From);
            message.To.Add(Address(mail.To));
            if (mail.ReplyTo is { } replyTo) message.ReplyToList.Add(Address(replyTo));
            message.Subject = mail.Subject;
            message.SubjectEncoding = message.HeadersEncoding = Encoding.UTF8;
            AddHeader(message, "Message-ID", $"<{mail.MessageId}>");
            foreach (var (name, value) in mail.Headers) AddHeader(message, name, value);
            message.AlternateViews.Add(Part(new MemoryStream(Utf8(mail.Text), writable: false), MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(Part(html, MediaTypeNames.Text.Html));
            return message;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            message.Dispose();
            mistake = $"The message to {mail.To.Address} cannot be sent as it is: {wrong.Message}";
            return null;
        }
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    private static Mailbox Address(Emails.MailAddress address)
    {
        var mailbox = new Mailbox(address.Address, address.Name, Encoding.UTF8);
        // Few servers take SMTPUTF8, and this client learns that only in the middle of a send.
        return Ascii.IsValid(mailbox.User) ? mailbox : throw new FormatException($"{address.Address} has letters before the @ that mail servers do not take.");
    }

    private static void AddHeader(MailMessage message, string name, string value)
    {
        if (!Ascii.IsValid(value) || value.AsSpan().ContainsAny('\r', '\n'))
            throw new FormatException($"the header {name} has a line break or a letter beyond ASCII.");
        message.Headers.Add(name, value);
    }

    private static AlternateView Part(Stream content, string type) =>
        new(content, new ContentType(type) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.Base64 };
}
