using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed class SmtpVerdictTests
{
    [Theory]
    [InlineData(550, "5.1.1 unknown", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.1.10 takes no mail", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.2.1 account disabled", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.0.0 unknown", typeof(MailOutcome.Suppress))]
    [InlineData(550, "User unknown in relay recipient table", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.1.1 <a@b.example>: Recipient address rejected: User unknown in relay recipient table", typeof(MailOutcome.Suppress))]
    [InlineData(550, "Requested action not taken: mailbox unavailable", typeof(MailOutcome.Suppress))]
    [InlineData(550, "No such user here", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address", typeof(MailOutcome.Suppress))]
    [InlineData(551, "moved", typeof(MailOutcome.Suppress))]
    [InlineData(556, "the domain takes no mail", typeof(MailOutcome.Suppress))]
    [InlineData(550, "5.2.2 over quota", typeof(MailOutcome.Retry))]
    [InlineData(552, "mailbox full", typeof(MailOutcome.Retry))]
    [InlineData(421, "busy", typeof(MailOutcome.Retry))]
    [InlineData(550, "5.4.4 no route", typeof(MailOutcome.Reject))]
    [InlineData(550, "no", typeof(MailOutcome.Reject))]
    [InlineData(501, "syntax", typeof(MailOutcome.Reject))]
    public void Blocks_an_address_only_for_what_the_server_says_of_the_address(int code, string reply, Type expected) =>
        Assert.IsType(expected, SmtpVerdict.Of(SmtpStage.Recipient, code, reply));

    [Theory]
    [InlineData(550, "blocked by spamhaus")]
    [InlineData(550, "relay not permitted")]
    [InlineData(550, "Relaying denied")]
    [InlineData(554, "5.7.1 <a@b.example>: Relay access denied")]
    [InlineData(550, "blocked, see 192.5.1.1")]
    [InlineData(554, "blocked, see 192.5.1.1")]
    [InlineData(550, "5.7.1 listed at 5.1.1.7")]
    [InlineData(554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org")]
    [InlineData(550, "5.1.1 rejected: your address is on a block list")]
    [InlineData(550, "mailbox unavailable. Reject due to policy restrictions")]
    [InlineData(550, "Requested action not taken: mailbox unavailable, your IP is in our blocklist")]
    [InlineData(550, "5.7.26 This message does not pass authentication checks (SPF and DKIM both do not pass)")]
    [InlineData(550, "SPF check failed")]
    [InlineData(550, "rejected by DMARC policy")]
    [InlineData(550, "5.1.0 sender rejected")]
    [InlineData(550, "5.1.7 bad sender")]
    [InlineData(553, "sorry, that domain isn't in my list of allowed rcpthosts; no valid cert for relaying")]
    [InlineData(553, "5.7.1 <x@y.example>: Sender address rejected: not owned by user")]
    [InlineData(550, "too many messages, slow down")]
    [InlineData(450, "4.7.1 Error: too much mail from 192.0.2.1")]
    [InlineData(421, "4.7.0 unusual rate of unsolicited mail originating from your IP address")]
    [InlineData(451, "temporarily blocked by RBL")]
    [InlineData(535, "5.7.8 sign in")]
    public void Pauses_sending_when_the_server_speaks_of_us(int code, string reply) =>
        Assert.IsType<MailOutcome.Pause>(SmtpVerdict.Of(SmtpStage.Recipient, code, reply));

    [Theory]
    [InlineData(450, "4.2.0 Recipient address rejected: Greylisted, see http://postgrey.example/")]
    [InlineData(451, "4.7.1 Greylisting in action, please come back later")]
    [InlineData(451, "4.7.1 Try again later")]
    [InlineData(450, "4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages")]
    public void One_readers_server_that_lets_everybody_wait_pauses_nobody_else(int code, string reply) =>
        Assert.IsType<MailOutcome.Retry>(SmtpVerdict.Of(SmtpStage.Recipient, code, reply));

    [Theory]
    [InlineData(554, "5.7.1 spam", typeof(MailOutcome.Reject))]
    [InlineData(550, "refused", typeof(MailOutcome.Reject))]
    [InlineData(554, "5.7.1 rejected by policy", typeof(MailOutcome.Pause))]
    [InlineData(550, "5.7.1 blocked by spamhaus", typeof(MailOutcome.Pause))]
    [InlineData(550, "5.1.1 unknown after all", typeof(MailOutcome.Suppress))]
    [InlineData(552, "5.2.2 over quota", typeof(MailOutcome.Retry))]
    [InlineData(452, "later", typeof(MailOutcome.Retry))]
    public void Gives_up_a_message_only_for_what_the_server_says_of_the_message(int code, string reply, Type expected) =>
        Assert.IsType(expected, SmtpVerdict.Of(SmtpStage.Content, code, reply));

    [Fact]
    public void Keeps_five_hundred_characters_of_what_a_server_says_and_none_that_cannot_be_seen()
    {
        var reply = "5.1.1 no\r\n\u001b[31m\u202e\u200b such user " + new string('x', 8_000_000);
        var said = Assert.Single(Assert.IsType<MailOutcome.Suppress>(SmtpVerdict.Of(SmtpStage.Recipient, 550, reply)).Reason.Args);
        Assert.StartsWith("550 5.1.1 no [31m such user xxx", said, StringComparison.Ordinal);
        Assert.InRange(said.Length, 400, DeliveryReason.LongestArgument + 1);
    }
}
