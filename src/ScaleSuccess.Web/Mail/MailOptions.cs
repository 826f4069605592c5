using System.Globalization;
using System.Net;
using Microsoft.Extensions.Localization;
using MimeKit;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Mail;

/// <summary>How mail leaves: section "Mail" of the settings (Mail__Host and so on as environment variables).</summary>
public sealed record MailOptions
{
    public const string Section = "Mail";

    private static readonly IStringLocalizer<DeliveryTexts> Texts = Localizer.Of<DeliveryTexts>();

    /// <summary>"folder" writes .eml files for development, "smtp" sends. Empty: folder in Development, a mistake elsewhere.</summary>
    public string Transport { get; init; } = "";

    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;

    /// <summary>"starttls" (required, never optional), "tls" (from the first byte, usually port 465) or "none".</summary>
    public string Security { get; init; } = "starttls";

    public string User { get; init; } = "";
    public string Password { get; init; } = "";

    /// <summary>SHA-256 fingerprint of a certificate to trust besides those this machine trusts, for your own relay.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Name and address, e.g. "Acme Success &lt;success@acme.example&gt;".</summary>
    public string From { get; init; } = "";

    /// <summary>Where replies go; empty: to the sender.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>Connections to the server, and so the number of messages sent at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>The longest that one message may take, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public string Server => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
    public bool SignsIn => User.Length > 0;
    public bool UsesFolder(bool development) => Transport == "folder" || (Transport.Length == 0 && development);

    public MailAddress FromAddress => Read(From) ?? new MailAddress("ScaleSuccess", "scalesuccess@localhost");
    public MailAddress? ReplyToAddress => Read(ReplyTo);

    /// <summary>Every mistake at once, each naming the key to set; empty when all is well.</summary>
    public IReadOnlyList<string> Validate(bool development)
    {
        var mistakes = new List<string>();
        if (Transport is not ("" or "folder" or "smtp"))
            mistakes.Add($"Mail:Transport is \"{Transport}\". Set Mail__Transport to smtp, or to folder in Development.");
        else if (Transport.Length == 0 && !development)
            mistakes.Add("Mail:Transport is missing. Set Mail__Transport to smtp and name the server in Mail__Host.");
        else if (Transport == "folder" && !development)
            mistakes.Add("Mail:Transport is folder, which sends nothing, outside Development. Set Mail__Transport to smtp.");
        if (From.Length > 0 && Read(From) is null)
            mistakes.Add($"Mail:From is \"{From}\", not an address. Set Mail__From to something like Acme Success <success@acme.example>.");
        if (ReplyTo.Length > 0 && Read(ReplyTo) is null)
            mistakes.Add($"Mail:ReplyTo is \"{ReplyTo}\", not an address. Set Mail__ReplyTo to an address, or leave it out.");
        if (Transport == "smtp")
            mistakes.AddRange(ServerMistakes());
        return mistakes;
    }

    private IEnumerable<string> ServerMistakes()
    {
        if (string.IsNullOrWhiteSpace(Host))
            yield return "Mail:Host is missing. Set Mail__Host to the name of your mail server.";
        if (Port is < 1 or > 65535)
            yield return $"Mail:Port is {Port}. Set Mail__Port to a number from 1 to 65535, usually 587.";
        if (Security is not ("none" or "starttls" or "tls"))
            yield return $"Mail:Security is \"{Security}\". Set Mail__Security to starttls, tls or none.";
        if (From.Length == 0)
            yield return "Mail:From is missing. Set Mail__From to the sender, e.g. Acme Success <success@acme.example>.";
        if (SignsIn && Password.Length == 0)
            yield return "Mail:Password is missing although Mail:User is set. Set Mail__Password, or leave out Mail__User.";
        if (!SignsIn && Password.Length > 0)
            yield return "Mail:User is missing although Mail:Password is set. Set Mail__User, or leave out Mail__Password.";
        if (ShowsPassword)
            yield return Texts[DeliveryCode.PasswordInClear];
        if (Certificate.Length > 0 && Fingerprint.Length != 64)
            yield return "Mail:Certificate is not a SHA-256 fingerprint. Set Mail__Certificate to its 64 hexadecimal digits.";
        if (Connections is < 1 or > 100)
            yield return $"Mail:Connections is {Connections}. Set Mail__Connections to a number from 1 to 100.";
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            yield return $"Mail:Timeout is {Timeout}. Set Mail__Timeout to between 00:00:01 and 00:05:00.";
    }

    /// <summary>The transports check again: sending a password unencrypted must not depend on one check at startup.</summary>
    internal bool ShowsPassword => SignsIn && Security == "none" && !IsLoopback;

    internal string Fingerprint => string.Concat(Certificate.Where(char.IsAsciiHexDigit)).ToUpperInvariant();

    private bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    private static MailAddress? Read(string text) =>
        MailboxAddress.TryParse(text, out var read) && read.Address.Contains('@') ? new MailAddress(read.Name ?? "", read.Address) : null;
}
