using MimeKit;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>
/// For development: each message becomes a real .eml in a folder, which any mail program can open. Written under a temporary name and then
/// renamed, so that a file in the folder is a whole message.
/// </summary>
public sealed class FolderTransport(string folder, TimeProvider clock) : IMailTransport
{
    private readonly string folder = Path.GetFullPath(folder);

    public string Engine => $"the folder {folder} (nothing is sent)";

    private string Unfinished => Path.Combine(folder, ".writing");

    public async Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        if (!MimeMessageBuilder.TryBuild(mail, out var message, out var mistake)) return new MailOutcome.Reject(mistake);
        using (message) return await Write(mail.MessageId, message, cancel);
    }

    private async Task<MailOutcome> Write(string messageId, MimeMessage message, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Unfinished);
            var unfinished = Path.Combine(Unfinished, $"{Guid.NewGuid():N}.eml");
            await message.WriteToAsync(unfinished, cancel);
            File.Move(unfinished, Path.Combine(folder, FolderMailbox.NameOf(clock.GetUtcNow(), messageId)), overwrite: true);
            return new MailOutcome.Delivered();
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.FolderNotWritable, folder, full.Message));
        }
    }

    public Task<DeliveryReason?> Check(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Unfinished);
            return Task.FromResult<DeliveryReason?>(null);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<DeliveryReason?>(DeliveryReason.Of(DeliveryCode.FolderNotMade, folder, closed.Message));
        }
    }
}
