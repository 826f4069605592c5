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
    [InlineData(551, "moved", typeof(MailOutcome.Suppress))]
    [InlineData(556, "the domain takes no mail", typeof(MailOutcome.Suppress))]
    [InlineData(550, "blocked, see 192.5.1.1", typeof(MailOutcome.Suppress))]
    [InlineData(554, "blocked, see 192.5.1.1", typeof(MailOutcome.Reject))]
    [InlineData(550, "5.7.1 listed at 5.1.1.7", typeof(MailOutcome.Retry))]
    [InlineData(550, "5.2.2 over quota", typeof(MailOutcome.Retry))]
    [InlineData(552, "mailbox full", typeof(MailOutcome.Retry))]
    [InlineData(550, "5.1.7 bad sender", typeof(MailOutcome.Retry))]
    [InlineData(535, "5.7.8 sign in", typeof(MailOutcome.Retry))]
    [InlineData(421, "busy", typeof(MailOutcome.Retry))]
    [InlineData(550, "5.4.4 no route", typeof(MailOutcome.Reject))]
    [InlineData(501, "syntax", typeof(MailOutcome.Reject))]
    public void Blocks_an_address_only_for_what_the_server_says_of_the_address(int code, string reply, Type expected) =>
        Assert.IsType(expected, SmtpVerdict.Of(SmtpStage.Recipient, code, reply));

    [Theory]
    [InlineData(554, "5.7.1 spam", typeof(MailOutcome.Reject))]
    [InlineData(550, "refused", typeof(MailOutcome.Reject))]
    [InlineData(550, "5.1.1 unknown after all", typeof(MailOutcome.Suppress))]
    [InlineData(552, "5.2.2 over quota", typeof(MailOutcome.Retry))]
    [InlineData(452, "later", typeof(MailOutcome.Retry))]
    public void Gives_up_a_message_only_for_what_the_server_says_of_the_message(int code, string reply, Type expected) =>
        Assert.IsType(expected, SmtpVerdict.Of(SmtpStage.Content, code, reply));
}
