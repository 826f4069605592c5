using System.Text;

namespace ScaleSuccess.Tests.Mail;

/// <summary>The server's side of one connection.</summary>
internal sealed class RecordedTalk(RecordingSmtpServer server, Stream stream, bool secure) : IDisposable
{
    private Stream stream = stream;
    private StreamReader reader = new(stream, Encoding.ASCII);
    private bool secure = secure;
    private string? signedInAs;
    private string from = "", to = "";

    public async Task Run(CancellationToken cancel)
    {
        await Reply("CONNECT", "220 recording ready", cancel);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            server.Commands.Enqueue(line);
            var verb = line.Split([' ', ':'], 2)[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await Say("221 bye", cancel);
                return;
            }
            await Answer(verb, line, cancel);
        }
    }

    private async Task Answer(string verb, string line, CancellationToken cancel)
    {
        switch (verb)
        {
            case "EHLO":
                await Reply(verb, Extensions(), cancel);
                break;
            case "STARTTLS":
                await Say("220 go ahead", cancel);
                stream = await RecordingSmtpServer.Secure(stream);
                if (!stream.CanRead) throw new IOException("The client left as soon as it had seen the certificate.");
                reader = new StreamReader(stream, Encoding.ASCII);
                secure = true;
                break;
            case "AUTH":
                await server.Step(verb, cancel);
                await SignIn(line.Split(' '), cancel);
                break;
            case "MAIL":
                from = Address(line);
                await Reply(verb, "250 ok", cancel);
                break;
            case "RCPT":
                to = Address(line);
                await Reply(verb, "250 ok", cancel);
                break;
            case "DATA":
                if (await Reply(verb, "354 go ahead", cancel)) await Take(cancel);
                break;
            default:
                await Say("250 ok", cancel);
                break;
        }
    }

    private string Extensions() => string.Join("\r\n",
    [
        "250-recording",
        .. server.StartTls && !secure ? ["250-STARTTLS"] : Array.Empty<string>(),
        .. server.Mechanisms.Length > 0 ? [$"250-AUTH {string.Join(' ', server.Mechanisms)}"] : Array.Empty<string>(),
        "250 SIZE 10000000",
    ]);

    private async Task SignIn(string[] words, CancellationToken cancel)
    {
        string user, password;
        if (words[1].Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            var parts = Text(words.Length > 2 ? words[2] : await Ask("", cancel)).Split('\0');
            (user, password) = (parts[1], parts[2]);
        }
        else
        {
            user = Text(words.Length > 2 ? words[2] : await Ask("VXNlcm5hbWU6", cancel));
            password = Text(await Ask("UGFzc3dvcmQ6", cancel));
        }
        var known = user == server.User && password == server.Password;
        if (known) signedInAs = user;
        await Say(known ? "235 2.7.0 welcome" : "535 5.7.8 who are you", cancel);
    }

    private async Task<string> Ask(string prompt, CancellationToken cancel)
    {
        await Say($"334 {prompt}", cancel);
        return await reader.ReadLineAsync(cancel) ?? throw new IOException("hung up while signing in");
    }

    private async Task Take(CancellationToken cancel)
    {
        var data = new StringBuilder();
        var first = true;
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (first) await server.Step("BODY", cancel);
            first = false;
            if (line == ".")
            {
                await server.Step(line, cancel);
                // Recorded before the answer: whoever has the answer may look.
                if (!server.Replies.ContainsKey(line)) server.Mails.Enqueue(new RecordedMail(from, to, data.ToString(), signedInAs, secure));
                await Reply(line, "250 2.0.0 taken", cancel);
                return;
            }
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }

    /// <summary>False when the test has told to refuse at this step.</summary>
    private async Task<bool> Reply(string step, string usual, CancellationToken cancel)
    {
        await server.Step(step, cancel);
        var told = server.Replies.GetValueOrDefault(step);
        await Say(told ?? usual, cancel);
        return told is null;
    }

    private async Task Say(string line, CancellationToken cancel) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancel);

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    public void Dispose() => reader.Dispose();
}
