using System.Net;
using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;

namespace ScaleSuccess.Web.Adapters;

/// <summary>One SmtpClient, used for one connection only: whatever goes wrong, the next message gets a new one.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly SignIn? signIn;

    public SmtpConnection(MailOptions options)
    {
        signIn = options.SignsIn ? new SignIn(options) : null;
        Client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.Security == "starttls",
            Timeout = (int)options.Timeout.TotalMilliseconds,
            Credentials = signIn,
        };
    }

    public SmtpClient Client { get; }

    /// <summary>False when credentials are set and this connection never asked for them.</summary>
    public bool MaySend => signIn?.WasAsked ?? true;

    /// <summary>SmtpClient knows no other place for this; the callback looks only at connections to this server.</summary>
    public static void Trust(MailOptions options)
    {
        if (options.Fingerprint.Length == 0) return;
#pragma warning disable SYSLIB0014 // obsolete for HTTP; for SMTP it is the only way
        var others = ServicePointManager.ServerCertificateValidationCallback;
        ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, chain, errors) =>
            (sender is SslStream line && line.TargetHostName == options.Host && TrustedCertificate.Accepts(options, certificate, errors))
            || (others?.Invoke(sender, certificate, chain, errors) ?? errors == SslPolicyErrors.None);
#pragma warning restore SYSLIB0014
    }

    public void Dispose()
    {
        try
        {
            Client.Dispose();
        }
        catch (Exception gone) when (gone is SocketException or InvalidOperationException or SmtpException)
        {
            // It says QUIT first, and the line may be dead already; the socket is closed all the same.
        }
    }

    /// <summary>Answers for LOGIN alone: the client would try NTLM and Kerberos first, with the same password.</summary>
    private sealed class SignIn(MailOptions options) : ICredentialsByHost
    {
        public bool WasAsked { get; private set; }

        public NetworkCredential? GetCredential(string host, int port, string authenticationType)
        {
            if (!authenticationType.Equals("login", StringComparison.OrdinalIgnoreCase)) return null;
            WasAsked = true;
            return new NetworkCredential(options.User, options.Password);
        }
    }
}
