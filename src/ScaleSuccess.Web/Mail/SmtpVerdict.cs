using System.Text.RegularExpressions;
using ScaleSuccess.Emails;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>What the server was answering when it refused.</summary>
internal enum SmtpStage
{
    /// <summary>The greeting, the sign-in, the sender: the same for every message, so it is about us.</summary>
    Sender,
    Recipient,
    Content,
}

/// <summary>
/// Turns a refusal into our words. The rule behind it: an address is blocked for good only when the server speaks of
/// the address itself; a message is given up only when the server speaks of the message; all else is tried again.
/// The enhanced code (RFC 3463) decides where there is one, since 550 alone is used for nearly everything.
/// </summary>
internal static partial class SmtpVerdict
{
    public static MailOutcome Of(SmtpStage stage, int code, string reply)
    {
        var said = reply.Contains(code.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? reply.Trim() : $"{code} {reply.Trim()}";
        if (code is < 500 or > 599)
            return new MailOutcome.Retry($"The mail server asks to try later: {said}");

        // Missing or wrong sign-in shows up as late as at the recipient.
        if (code is 530 or 534 or 535 or 538)
            return new MailOutcome.Retry($"The mail server wants us to sign in: {said}. Check Mail__User, Mail__Password and Mail__Security.");
        if (stage == SmtpStage.Sender)
            return new MailOutcome.Retry($"The mail server refuses the sender, not this message: {said}. Check Mail__From and whether the server lets this machine send.");

        // 5.0.0 says nothing beyond the basic code.
        return Enhanced().Match(reply) is { Success: true } match && Number(match, 1) != 0
            ? OfEnhanced(stage, Number(match, 1), Number(match, 2), said)
            : OfBasic(stage, code, said);
    }

    private static MailOutcome OfEnhanced(SmtpStage stage, int subject, int detail, string said) => (subject, detail) switch
    {
        // 5.1.7 and 5.1.8 are the sender's address; Postfix reports them only at the recipient.
        (1, 7 or 8) => new MailOutcome.Retry($"The mail server refuses the sender's address: {said}. Check Mail__From."),
        (1, _) or (2, 1) => new MailOutcome.Suppress($"The address takes no mail: {said}"),
        // A full mailbox is emptied one day: a soft bounce, whatever its first digit says.
        (2, 2) => new MailOutcome.Retry($"The mailbox is full: {said}"),
        // Relaying, reputation, SPF: at the recipient this is about who we are, and passes when that is set right.
        (7, _) when stage == SmtpStage.Recipient => new MailOutcome.Retry($"The mail server's policy refuses us: {said}. Check Mail__From, the sender's DNS records and whether the server relays for this machine."),
        _ => new MailOutcome.Reject($"The mail server refuses this message: {said}"),
    };

    private static MailOutcome OfBasic(SmtpStage stage, int code, string said) => (stage, code) switch
    {
        // 521 and 556: the domain takes no mail at all (RFC 7504).
        (SmtpStage.Recipient, 550 or 551 or 553 or 521 or 556) => new MailOutcome.Suppress($"The address takes no mail: {said}"),
        (SmtpStage.Recipient, 552) => new MailOutcome.Retry($"The mailbox is full: {said}"),
        _ => new MailOutcome.Reject($"The mail server refuses this message: {said}"),
    };

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    // Not part of an IP address such as 192.5.1.1, which blocklist refusals are full of.
    [GeneratedRegex(@"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")]
    private static partial Regex Enhanced();
}
