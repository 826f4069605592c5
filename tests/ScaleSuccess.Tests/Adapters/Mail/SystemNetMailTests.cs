using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.Emails;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters.Mail;

public sealed class SystemNetMailTests : MailTransportContract
{
    protected override IMailTransport Transport(MailOptions options) =>
        new SmtpTransport(options, TimeProvider.System, NullLogger<SmtpTransport>.Instance);

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_server_knows_only_other_ways_to_sign_in()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["PLAIN"] };
        using var transport = (SmtpTransport)Transport(server.Options with { User = "ops", Password = "a password" });
        var retry = Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Contains("only PLAIN", retry.Reason, StringComparison.Ordinal);
        Assert.Contains("Stack=full", retry.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_server_changes_its_mind_after_the_check()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["LOGIN"] };
        using var transport = (SmtpTransport)Transport(server.Options with { User = "ops", Password = "a password" });
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        server.Mechanisms = ["PLAIN"];
        await server.HangUp();
        Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Says_at_once_that_it_cannot_speak_tls_from_the_first_byte()
    {
        await using var server = new RecordingSmtpServer { TlsAtOnce = true };
        using var transport = (SmtpTransport)Transport(server.Options with { Security = "tls" });
        Assert.Contains("Mail__Security", await transport.Check(CancellationToken.None), StringComparison.Ordinal);
        Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Finds_the_socket_inside_this_framework()
    {
        await using var server = new RecordingSmtpServer();
        using var connection = new SmtpConnection(server.Options);
        await connection.Client.SendMailAsync("a@acme.example", "b@example.com", "Hello", "Hello");
        Assert.True(new NoDelay().TrySet(connection.Client));
        Assert.False(new NoDelay().IsOver(connection.Client));
        await server.HangUp();
        Assert.True(new NoDelay().IsOver(connection.Client));
    }

    [Fact]
    public async Task Still_sends_when_a_later_framework_hides_its_socket_and_says_so_once()
    {
        await using var server = new RecordingSmtpServer();
        var log = new RememberedLog();
        using var transport = new SmtpTransport(server.Options, TimeProvider.System, log, new NoDelay("_renamed"));
        for (var i = 0; i < 3; i++) Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(LogLevel.Warning, Assert.Single(log.Levels));
    }

    private sealed class RememberedLog : ILogger<SmtpTransport>
    {
        public List<LogLevel> Levels { get; } = [];
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => true;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> text) => Levels.Add(level);
    }
}
