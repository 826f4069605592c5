using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed class MailOptionsTests
{
    private static readonly MailOptions Good = new() { Transport = "smtp", Host = "mail.acme.example", User = "ops", Password = "a password", From = "Acme Success <success@acme.example>" };

    [Fact]
    public void Needs_nothing_in_development()
    {
        Assert.Empty(new MailOptions().Validate(development: true));
        Assert.True(new MailOptions().UsesFolder(development: true));
    }

    [Fact]
    public void Wants_a_mail_server_everywhere_else()
    {
        Assert.Contains("Mail__Transport", Assert.Single(new MailOptions().Validate(development: false)), StringComparison.Ordinal);
        Assert.Contains("Mail__Transport", Assert.Single(new MailOptions { Transport = "folder" }.Validate(development: false)), StringComparison.Ordinal);
        Assert.Empty(Good.Validate(development: false));
    }

    [Fact]
    public void Lists_every_mistake_at_once_with_the_key_to_set()
    {
        var wrong = new MailOptions { Transport = "smtp", Port = 0, Security = "ssl", Password = "a", ReplyTo = "nobody", Connections = 0, Timeout = TimeSpan.Zero, Certificate = "12" };
        var mistakes = wrong.Validate(development: false);
        foreach (var key in new[] { "Host", "Port", "Security", "User", "From", "ReplyTo", "Connections", "Timeout", "Certificate" })
            Assert.Single(mistakes, mistake => mistake.StartsWith($"Mail:{key} ", StringComparison.Ordinal) && mistake.Contains($"Mail__{key}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mail.acme.example", 1)]
    [InlineData("127.0.0.1", 0)]
    [InlineData("localhost", 0)]
    public void Takes_a_password_in_clear_only_on_this_machine(string host, int mistakes) =>
        Assert.Equal(mistakes, (Good with { Host = host, Security = "none" }).Validate(development: false).Count);

    [Fact]
    public void Reads_name_and_address_of_the_sender() =>
        Assert.Equal(new ScaleSuccess.Emails.Delivery.MailAddress("Acme Success", "success@acme.example"), Good.FromAddress);
}
