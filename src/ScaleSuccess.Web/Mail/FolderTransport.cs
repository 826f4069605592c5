using System.Text.Json;
using MimeKit;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>
/// For development: each message becomes a real .eml in a folder, as any mail program opens it, and beside it a .json
/// with what was asked for. The .json is written last and by a rename: where it is, the message is whole.
/// </summary>
public sealed class FolderTransport(string folder, TimeProvider clock) : IMailTransport
{
    private readonly string folder = Path.GetFullPath(folder);

    public string Engine => $"the folder {folder} (nothing is sent)";

    public Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = MimeForm.TryBuild(mail, out var mistake);
        return message is null ? Task.FromResult<MailOutcome>(new MailOutcome.Reject(mistake)) : Write(mail, message, cancel);
    }

    private async Task<MailOutcome> Write(OutgoingMail mail, MimeMessage message, CancellationToken cancel)
    {
        var desk = Path.Combine(folder, ".writing", Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(desk);
            var letter = Path.Combine(desk, "mail.eml");
            await message.WriteToAsync(letter, cancel);
            var at = clock.GetUtcNow();
            var name = Path.Combine(folder, FolderMailbox.NameOf(at, mail.MessageId));
            var sheet = Path.Combine(desk, "mail.json");
            await File.WriteAllBytesAsync(sheet, JsonSerializer.SerializeToUtf8Bytes(new FolderMail(at, mail), FolderMailbox.Json), cancel);
            File.Move(letter, name + ".eml", overwrite: true);
            File.Move(sheet, name + ".json", overwrite: true);
            Directory.Delete(desk, recursive: true);
            return new MailOutcome.Delivered();
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Retry($"The mail folder {folder} cannot be written: {full.Message}");
        }
    }

    public Task<string?> Check(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ".writing"));
            return Task.FromResult<string?>(null);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>($"The mail folder {folder} cannot be made: {closed.Message} Start with another --data, or free that name.");
        }
    }
}
