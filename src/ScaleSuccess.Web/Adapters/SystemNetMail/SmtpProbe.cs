using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// Greets the mail server as a message would and signs in, without sending. SmtpClient cannot be asked for this, and
/// it is needed: it silently sends without signing in when the server offers only mechanisms that it does not know
/// (PLAIN), and also when the server refuses the password.
/// </summary>
internal sealed class SmtpProbe(MailOptions options)
{
    private const string Hello = "EHLO localhost";

    /// <summary>Null when the server would take a message, else what is wrong and which setting to change.</summary>
    public async Task<string?> Ask(CancellationToken cancel)
    {
        if (options.Security == "tls")
            return "System.Net.Mail cannot speak TLS from the first byte (Mail:Security is tls). Set Mail__Security to starttls and Mail__Port to the server's port for it, usually 587, or use the build with MailKit (Stack=full).";
        if (options.ShowsPassword)
            return MailOptions.ShowsPasswordMistake;

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(options.Timeout);
        try
        {
            using var connection = new TcpClient { NoDelay = true };
            await connection.ConnectAsync(options.Host, options.Port, bounded.Token);
            return await Converse(connection, bounded.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"{options.Server} did not answer within {options.Timeout.TotalSeconds:0} s. Check Mail__Host, Mail__Port and Mail__Security (a port that wants TLS at once stays silent).";
        }
        catch (AuthenticationException)
        {
            return TrustedCertificate.Refusal(options);
        }
        catch (Exception broken) when (broken is SocketException or IOException)
        {
            return $"{options.Server} cannot be reached: {broken.Message.TrimEnd('.')}. Check Mail__Host and Mail__Port.";
        }
    }

    private async Task<string?> Converse(TcpClient connection, CancellationToken cancel)
    {
        using var line = new SmtpLine(connection.GetStream());
        var greeting = await line.Read(cancel);
        if (greeting.Code != 220) return $"{options.Server} turns us away: {greeting.Text}";
        var offers = await line.Say(Hello, cancel);
        if (options.Security != "starttls") return await Finish(line, offers, cancel);

        if (!offers.Offers("STARTTLS"))
            return $"{options.Server} does not offer STARTTLS. Set Mail__Port to one that does, or Mail__Security to none if the way to the server is safe.";
        var ready = await line.Say("STARTTLS", cancel);
        if (ready.Code != 220) return $"{options.Server} refuses STARTTLS: {ready.Text}";
        await using var secure = new SslStream(connection.GetStream(), false,
            (_, certificate, _, errors) => TrustedCertificate.Accepts(options, certificate, errors));
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancel);
        using var secureLine = new SmtpLine(secure);
        // A server may offer more, or less, once nobody listens.
        return await Finish(secureLine, await secureLine.Say(Hello, cancel), cancel);
    }

    private async Task<string?> Finish(SmtpLine line, SmtpLine.Reply offers, CancellationToken cancel)
    {
        var wrong = options.SignsIn ? await SignIn(line, offers, cancel) : null;
        await line.Say("QUIT", cancel);
        return wrong;
    }

    private async Task<string?> SignIn(SmtpLine line, SmtpLine.Reply offers, CancellationToken cancel)
    {
        if (!offers.Mechanisms.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            var offered = offers.Mechanisms.Count == 0 ? "no way of signing in" : $"only {string.Join(", ", offers.Mechanisms)} for signing in";
            var advice = options.Security == "none" && offers.Offers("STARTTLS")
                ? "Set Mail__Security to starttls: many servers offer more then."
                : "Allow AUTH LOGIN on the server, use the build with MailKit (Stack=full), or leave out Mail__User if the server takes mail from this machine without it.";
            return $"{options.Server} offers {offered}, and System.Net.Mail knows only LOGIN. {advice}";
        }

        var reply = await line.Say("AUTH LOGIN", cancel);
        if (reply.Code == 334) reply = await line.Say(Base64(options.User), cancel);
        if (reply.Code == 334) reply = await line.Say(Base64(options.Password), cancel);
        return reply.Code == 235 ? null
            : $"{options.Server} does not let {options.User} sign in: {reply.Text}. Check Mail__User and Mail__Password.";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
