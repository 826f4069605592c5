using System.CommandLine;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Commands;

/// <summary>
/// <c>rotate-keys</c>: new keys for links, cookies and forms; or the end of all older ones; or those that there are, encrypted
/// with another key or not at all.
/// </summary>
public static class RotateKeys
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var retire = new Option<bool>("--retire")
        {
            Description = "Make no new keys, but end all except the newest: links and unsubscribe links in earlier e-mails stop, users sign in again.",
        };
        var encrypt = new Option<string?>("--encrypt-with")
        {
            HelpName = "FILE",
            Description = "Make no new keys, but encrypt the stored ones with the key in FILE (openssl rand -base64 32 > FILE) in the place of the "
                + "present one, or none. Afterwards set Keys__EncryptionKeyFile to FILE on every node and restart it.",
        };
        var decrypt = new Option<bool>("--decrypt")
        {
            Description = "Make no new keys, but store them unencrypted. Afterwards take Keys__EncryptionKeyFile and Keys__EncryptionKey out on every node and restart it.",
        };
        var command = new Command("rotate-keys", "Make new keys for links, cookies and forms. The earlier ones stay valid until they are retired.") { retire, encrypt, decrypt };
        command.Validators.Add(parsed =>
        {
            // The value of an option that came without one cannot be asked for here.
            if (parsed.GetResult(encrypt)?.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path)) parsed.AddError("--encrypt-with needs a file.");
            if (new Option[] { retire, encrypt, decrypt }.Count(option => parsed.GetResult(option) is { Implicit: false }) > 1)
                parsed.AddError("Give one of --retire, --encrypt-with and --decrypt at a time.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var file = parsed.GetValue(encrypt) is { } given ? Path.GetFullPath(given) : null;
            var key = new KeyOptions { EncryptionKeyFile = file ?? "" };
            if (key.Validate("--encrypt-with") is { Count: > 0 } mistakes) return Task.FromResult(CommandLine.Refuse(mistakes));
            return host.With(parsed.GetValue(data), async (services, stop) =>
            {
                var keys = services.GetRequiredService<StoredKeys>();
                if (parsed.GetValue(retire)) await Retire(keys, stop);
                else if (file is not null) await EncryptWith(keys, key, file, stop);
                else if (parsed.GetValue(decrypt)) await Decrypt(keys, stop);
                else await Rotate(keys, stop);
                return CommandLine.Done;
            }, cancel);
        });
        return command;
    }

    private static async Task Rotate(StoredKeys keys, CancellationToken cancel)
    {
        await keys.Rotate(cancel);
        System.Console.WriteLine("New keys are stored: links are signed with theirs within a minute, cookies and forms within three.");
        System.Console.WriteLine("The earlier keys stay valid. To end them: ./run rotate-keys --retire");
    }

    private static async Task Retire(StoredKeys keys, CancellationToken cancel)
    {
        var ended = await keys.Retire(cancel);
        System.Console.WriteLine($"Retired {ended.Links} link keys and {ended.DataProtection} keys for cookies and forms. Running nodes follow within a minute.");
    }

    private static async Task EncryptWith(StoredKeys keys, KeyOptions key, string file, CancellationToken cancel)
    {
        await keys.EncryptWith(key.Encryption(), cancel);
        System.Console.WriteLine($"All stored keys are encrypted with the key in {file}.");
        System.Console.WriteLine($"Now set Keys__EncryptionKeyFile={file} on every node, in the place of any other encryption key, and restart it. Until then a running node goes on with the keys that it has.");
        System.Console.WriteLine("A backup made earlier still needs the former encryption key, if there was one.");
    }

    private static async Task Decrypt(StoredKeys keys, CancellationToken cancel)
    {
        await keys.EncryptWith(new KeyEncryption(null), cancel);
        System.Console.WriteLine("All stored keys are unencrypted.");
        System.Console.WriteLine("Now take Keys__EncryptionKeyFile and Keys__EncryptionKey out on every node and restart it: a node that starts with one encrypts them again.");
        System.Console.WriteLine("A backup made earlier still needs the former encryption key.");
    }
}
