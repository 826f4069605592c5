using System.CommandLine;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>rotate-keys</c>: new keys for links, cookies and forms; with --retire, the end of all older ones.</summary>
public static class RotateKeys
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var retire = new Option<bool>("--retire")
        {
            Description = "Make no new keys, but end all except the newest: links and unsubscribe links in earlier e-mails stop, users sign in again.",
        };
        var command = new Command("rotate-keys", "Make new keys for links, cookies and forms. The earlier ones stay valid until they are retired.") { retire };
        command.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, stop) =>
        {
            var keys = services.GetRequiredService<StoredKeys>();
            if (parsed.GetValue(retire))
            {
                var ended = await keys.Retire(stop);
                System.Console.WriteLine($"Retired {ended.Links} link keys and {ended.DataProtection} keys for cookies and forms. Running nodes follow within a minute.");
                return CommandLine.Done;
            }
            await keys.Rotate(stop);
            System.Console.WriteLine("New keys are stored: links are signed with theirs within a minute, cookies and forms within three.");
            System.Console.WriteLine("The earlier keys stay valid. To end them: ./run rotate-keys --retire");
            return CommandLine.Done;
        }, cancel));
        return command;
    }
}
