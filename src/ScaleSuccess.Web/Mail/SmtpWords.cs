using System.Text.RegularExpressions;

namespace ScaleSuccess.Web.Mail;

/// <summary>What a server's words are about, as far as they tell.</summary>
internal enum SmtpTopic
{
    Unclear,

    /// <summary>Block lists, rate limits, SPF, DKIM and DMARC: us, without doubt.</summary>
    Reputation,

    /// <summary>The mailbox does not exist or is closed.</summary>
    Recipient,

    /// <summary>Everybody waits once.</summary>
    Greylist,

    /// <summary>What the message says.</summary>
    Content,

    /// <summary>Relaying, policy, permissions, the sender's address.</summary>
    Policy,
}

/// <summary>
/// Reads a refusal. Servers say most with words, and often with the wrong code: a block list answers
/// "550 mailbox unavailable", and "550 User unknown in relay recipient table" is no matter of relaying. The order decides.
/// </summary>
internal static partial class SmtpWords
{
    /// <summary>Longer replies say nothing more; a scan must stay short.</summary>
    private const int Longest = 2000;

    public static SmtpTopic About(string reply)
    {
        var words = reply.Length > Longest ? reply[..Longest] : reply;
        return Reputation().IsMatch(words) ? SmtpTopic.Reputation
            : Recipient().IsMatch(words) ? SmtpTopic.Recipient
            : Greylist().IsMatch(words) ? SmtpTopic.Greylist
            : Content().IsMatch(words) ? SmtpTopic.Content
            : Policy().IsMatch(words) ? SmtpTopic.Policy
            : VagueRecipient().IsMatch(words) ? SmtpTopic.Recipient
            : SmtpTopic.Unclear;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int Milliseconds = 1000;

    [GeneratedRegex(
        @"spamhaus|spamcop|barracuda|sorbs|uceprotect|abuseat|mailspike|proofpoint|cloudmark|senderscore|invaluement|surriel"
        + @"|dns[bw]l|\brbls?\b|\b[sxpcz]bl\b|(black|block|deny)[\s-]?list|(?<!\b(mailbox|account|user|recipient) (is |was |has been )?)\b(blocked|banned|blacklisted)\b"
        + @"|\blisted (at|in|on|by)\b|reputation|\bspf\b|\bdkim\b|\bdmarc\b|\barc\b|unauthenticated|authenticat|sender policy framework"
        + @"|rate[\s-]?limit|throttl|(sending|message|connection|unusual) rate|too many (messages|mails|e-?mails|connections|sessions|errors)|(quota|limit).{0,30}(per|an?) (hour|day|minute)|(hourly|daily|sending).{0,20}(limit|quota)"
        + @"|reverse dns|\br?dns (lookup|entry|record)|\bptr\b|unsolicited|bulk mail",
        Options, Milliseconds)]
    private static partial Regex Reputation();

    [GeneratedRegex(
        @"\b(user|recipient|mailbox|account|addressee|person|destination address)\b.{0,40}?\b(is |was |has been |not )?(unknown|invalid|not found|not exist|no longer|disabled|inactive|deactivated|suspended|closed|does(n't| not) (exist|accept|have)|doesn't have)"
        + @"|\b(unknown|no such|invalid|non-?existent|undeliverable) (local |virtual )?(user|recipient|mailbox|account|address|person|alias|domain)\b|no (such )?mailbox|not (a known|our) (user|customer)|does(n't| not) have an? .{0,30}account|(address|mailbox).{0,60}does(n't| not) exist|couldn't be found|unrouteable address",
        Options, Milliseconds)]
    private static partial Regex Recipient();

    [GeneratedRegex(@"gr[ea]y[\s-]?list|try (again|it again|later)|come back later|retry later|temporar", Options, Milliseconds)]
    private static partial Regex Greylist();

    [GeneratedRegex(@"\bspam\b|spam score|spam content|virus|malware|phish|(message|mail|content).{0,20}\bcontent\b|\bcontent (was |is )?(rejected|refused|filter)|attachment", Options, Milliseconds)]
    private static partial Regex Content();

    [GeneratedRegex(
        @"relay|polic(y|ies)|\brate\b|too many|not (permitted|authori[sz]ed|allowed)|unauthori[sz]ed|prohibited|denied|forbidden|restrict"
        + @"|\bsender|envelope from|mail from|return.?path|client host|\bhelo\b|\behlo\b|your (ip|host|server|domain|network|address)|abuse|blocking|\bspam",
        Options, Milliseconds)]
    private static partial Regex Policy();

    /// <summary>Too weak to stand against a policy: block lists say it as well.</summary>
    [GeneratedRegex(@"\bunknown\b|mailbox unavailable|mailbox name|no such|not here|bad (address|destination|recipient)|invalid address|(address|recipient) rejected", Options, Milliseconds)]
    private static partial Regex VagueRecipient();
}
