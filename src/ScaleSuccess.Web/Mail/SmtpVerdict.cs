using System.Globalization;
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
/// What a refusal means for the message. The rule behind it: an address is blocked only when the server speaks of the
/// address itself; sending pauses when it speaks of us (block lists, relaying, policy, SPF and the like), since every
/// other message would be refused too; a message is given up only when the server speaks of the message; everything else
/// is retried. The enhanced code (RFC 3463) and the server's words decide together: 550 alone is used for nearly everything.
/// </summary>
internal static partial class SmtpVerdict
{
    public static MailOutcome Of(SmtpStage stage, int code, string reply)
    {
        var said = reply.Contains(code.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? reply.Trim() : $"{code} {reply.Trim()}";
        // A missing or wrong sign-in may be reported only at the recipient.
        if (code is 530 or 534 or 535 or 538) return Pause(DeliveryCode.SignInWanted, said);

        // x.0.0 says nothing beyond the basic code.
        var enhanced = Enhanced().Match(reply) is { Success: true } match && Number(match, 1) != 0
            ? (Subject: Number(match, 1), Detail: Number(match, 2)) : default;
        var words = SmtpWords.About(reply);
        if (code is < 500 or > 599)
            return IsAboutUs(enhanced, words) ? Pause(DeliveryCode.PolicyRefused, said) : Retry(DeliveryCode.AskedToWait, said);
        if (stage == SmtpStage.Sender) return Pause(DeliveryCode.SenderRefused, said);
        return enhanced == default ? OfBasic(stage, code, words, said) : OfEnhanced(stage, enhanced, words, said);
    }

    /// <summary>Of a 4xx. A greylist makes everybody wait once, and 4.2.x is about the mailbox.</summary>
    private static bool IsAboutUs((int Subject, int Detail) enhanced, SmtpTopic words) => enhanced.Subject switch
    {
        2 => false,
        7 => words != SmtpTopic.Greylist,
        _ => words is SmtpTopic.Reputation or SmtpTopic.Policy,
    };

    private static MailOutcome OfEnhanced(SmtpStage stage, (int Subject, int Detail) enhanced, SmtpTopic words, string said) => enhanced switch
    {
        // 5.1.7 and 5.1.8 are the sender's address; Postfix reports them only at the recipient.
        (1, 7 or 8) => Pause(DeliveryCode.SenderAddressRefused, said),
        (1, _) or (2, 1) => words switch
        {
            SmtpTopic.Reputation => Pause(DeliveryCode.PolicyRefused, said),
            // 5.1.0 is "other": with such words it is not the recipient's.
            SmtpTopic.Policy when enhanced is (1, 0) => Pause(DeliveryCode.PolicyRefused, said),
            _ => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        },
        // A full mailbox may be emptied: a soft bounce, whatever its first digit says.
        (2, 2) => Retry(DeliveryCode.MailboxFull, said),
        // What the message says is refused, and other messages say other things.
        (7, _) when stage == SmtpStage.Content && words == SmtpTopic.Content => Reject(said),
        // Relaying, reputation, SPF: about the sender, and ends when the configuration is fixed. Some servers use it for a
        // recipient who is unknown: that is neither.
        (7, _) => words == SmtpTopic.Recipient ? Reject(said) : Pause(DeliveryCode.PolicyRefused, said),
        _ => words == SmtpTopic.Reputation ? Pause(DeliveryCode.PolicyRefused, said) : Reject(said),
    };

    private static MailOutcome OfBasic(SmtpStage stage, int code, SmtpTopic words, string said) => (stage, code, words) switch
    {
        (_, _, SmtpTopic.Reputation) => Pause(DeliveryCode.PolicyRefused, said),
        // The domain accepts no mail at all (RFC 7504).
        (SmtpStage.Recipient, 521 or 556, _) => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        (SmtpStage.Recipient, 550 or 551 or 553 or 554, SmtpTopic.Recipient) => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        (_, _, SmtpTopic.Policy) => Pause(DeliveryCode.PolicyRefused, said),
        (SmtpStage.Recipient, 552, _) => Retry(DeliveryCode.MailboxFull, said),
        // "User not local" and "mailbox name not allowed" by their definition in RFC 5321.
        (SmtpStage.Recipient, 551 or 553, _) => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, said)),
        _ => Reject(said),
    };

    private static MailOutcome.Pause Pause(string code, string said) => new(DeliveryReason.Of(code, said));
    private static MailOutcome.Retry Retry(string code, string said) => new(DeliveryReason.Of(code, said));
    private static MailOutcome.Reject Reject(string said) => new(DeliveryReason.Of(DeliveryCode.MessageRefused, said));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // Not part of an IP address such as 192.5.1.1, which blocklist refusals are full of.
    [GeneratedRegex(@"(?<![\d.])[45]\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Enhanced();
}
