using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>A message of the development mailbox, as MimeKit reads it.</summary>
public sealed record FolderMail(DateTimeOffset At, string MessageId, MailAddress From, MailAddress To, string Subject)
{
    public required string Text { get; init; }
    public required string Html { get; init; }
    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }
}

/// <summary>Reads what FolderTransport wrote, for the development mailbox.</summary>
public sealed class FolderMailbox(string folder)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff";

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FolderMail>> Newest(int count, CancellationToken cancel) =>
        await Read(Files("*.eml").Take(count), cancel);

    /// <summary>Null when there is none. If a message was written twice, the newer one.</summary>
    public async Task<FolderMail?> Find(string messageId, CancellationToken cancel) =>
        (await Read(Files($"*-{Mark(messageId)}.eml").Take(1), cancel)).SingleOrDefault();

    /// <summary>Sorts by time and can be found by the message's id, whatever characters that has.</summary>
    internal static string NameOf(DateTimeOffset at, string messageId) =>
        $"{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Mark(messageId)}.eml";

    private static string Mark(string messageId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 8));

    private IEnumerable<string> Files(string pattern) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).OrderDescending(StringComparer.Ordinal) : [];

    private static async Task<IReadOnlyList<FolderMail>> Read(IEnumerable<string> files, CancellationToken cancel)
    {
        var mails = new List<FolderMail>();
        foreach (var file in files)
        {
            try
            {
                using var message = await MimeMessage.LoadAsync(file, cancel);
                mails.Add(Read(file, message));
            }
            catch (FileNotFoundException)
            {
                // Deleted since it was listed.
            }
        }
        return mails;
    }

    private static FolderMail Read(string file, MimeMessage message) =>
        new(WrittenAt(file) ?? message.Date, message.MessageId ?? "", Address(message.From), Address(message.To), message.Subject ?? "")
        {
            Text = message.TextBody ?? "",
            Html = message.HtmlBody ?? "",
            Headers = [.. message.Headers.Select(header => (header.Field, header.Value))],
        };

    /// <summary>By the product's clock, which a developer moves; the message's Date is the machine's. Null: not our file.</summary>
    private static DateTimeOffset? WrittenAt(string file) =>
        DateTimeOffset.TryParseExact(Path.GetFileName(file).Split('-')[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : null;

    private static MailAddress Address(InternetAddressList addresses) =>
        addresses.Mailboxes.FirstOrDefault() is { } mailbox ? new MailAddress(mailbox.Name ?? "", mailbox.Address) : new MailAddress("", "");
}
