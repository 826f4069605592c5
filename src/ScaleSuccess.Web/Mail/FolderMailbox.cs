using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

public sealed record FolderMail(DateTimeOffset At, OutgoingMail Mail);

/// <summary>Reads what FolderTransport wrote, for the development mailbox.</summary>
public sealed class FolderMailbox(string folder)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FolderMail>> Newest(int count, CancellationToken cancel) =>
        await Read(Files("*.json").Take(count), cancel);

    /// <summary>Null when there is none. Of a message written twice the newer.</summary>
    public async Task<FolderMail?> Find(string messageId, CancellationToken cancel) =>
        (await Read(Files($"*-{Mark(messageId)}.json").Take(1), cancel)).SingleOrDefault();

    /// <summary>Sorts by time, and is found by the message's id, whatever letters that has.</summary>
    internal static string NameOf(DateTimeOffset at, string messageId) =>
        $"{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture)}-{Mark(messageId)}";

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
                var mail = JsonSerializer.Deserialize<FolderMail>(await File.ReadAllBytesAsync(file, cancel), Json);
                mails.Add(mail ?? throw new InvalidDataException($"{file} is empty."));
            }
            catch (FileNotFoundException)
            {
                // Tidied away by someone since it was listed.
            }
        }
        return mails;
    }
}
