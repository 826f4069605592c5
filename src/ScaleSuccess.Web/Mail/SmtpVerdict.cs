using System.Text.RegularExpressions;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>The command that the server refused.</summary>
internal enum SmtpStage
{
    /// <summary>Connecting, signing in or the sender: the same for every message, so it is about us.</summary>
    Sender,
    Recipient,
    Content,
}

/// <summary>
/// What a refusal means for the message. The rule behind it: an address is blocked for good only when the server speaks of
/// the address itself; a message is given up only when the server speaks of the message; everything else is retried.
/// The enhanced code (RFC 3463) decides where there is one, since 550 alone is used for nearly everything.
/// </summary>
internal static partial class SmtpVerdict
{
    public static MailOutcome Of(SmtpStage stage, int code, string reply)
    {
        var said = reply.Contains(code.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? reply.Trim() : $"{code} {reply.Trim()}";
        if (code is < 500 or > 599)
            return new MailOutcome.Retry(Because(DeliveryCode.AskedToWait));

        // A missing or wrong sign-in may be reported only at the recipient.
        if (code is 530 or 534 or 535 or 538)
            return new MailOutcome.Retry(Because(DeliveryCode.SignInWanted));
        if (stage == SmtpStage.Sender)
            return new MailOutcome.Retry(Because(DeliveryCode.SenderRefused));

        // 5.0.0 says nothing beyond the basic code.
        return Enhanced().Match(reply) is { Success: true } match && Number(match, 1) != 0
            ? OfEnhanced(stage, Number(match, 1), Number(match, 2), said)
            : OfBasic(stage, code, said);

        DeliveryReason Because(string reason) => DeliveryReason.Of(reason, said);
    }

    private static MailOutcome OfEnhanced(SmtpStage stage, int subject, int detail, string said) => (subject, detail) switch
    {
        // 5.1.7 and 5.1.8 are the sender's address; Postfix reports them only at the recipient.
        (1, 7 or 8) => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.SenderAddressRefused, said)),
        (1, _) or (2, 1) => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        // A full mailbox may be emptied: a soft bounce, whatever its first digit says.
        (2, 2) => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.MailboxFull, said)),
        // Relaying, reputation, SPF: at the recipient this is about the sender, and ends when the configuration is fixed.
        (7, _) when stage == SmtpStage.Recipient => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.PolicyRefused, said)),
        _ => new MailOutcome.Reject(DeliveryReason.Of(DeliveryCode.MessageRefused, said)),
    };

    private static MailOutcome OfBasic(SmtpStage stage, int code, string said) => (stage, code) switch
    {
        // 521 and 556: the domain takes no mail at all (RFC 7504).
        (SmtpStage.Recipient, 550 or 551 or 553 or 521 or 556) => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        (SmtpStage.Recipient, 552) => new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.MailboxFull, said)),
        _ => new MailOutcome.Reject(DeliveryReason.Of(DeliveryCode.MessageRefused, said)),
    };

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    // Not part of an IP address such as 192.5.1.1, which blocklist refusals are full of.
    [GeneratedRegex(@"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")]
    private static partial Regex Enhanced();
}
