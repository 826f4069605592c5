using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Health;

namespace ScaleSuccess.Tests.Hosting;

public sealed class ReadyzTests : IAsyncLifetime
{
    private static readonly DeliveryReason NoMail = DeliveryReason.Of(DeliveryCode.NoAnswer, "mail.acme.example:25", "10");

    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_database_that_is_away_takes_the_node_out_of_service_until_it_is_back()
    {
        await host.CloseDatabase();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), await AsStranger());
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.GetAsync("/healthz")).StatusCode);

        await host.OpenDatabase();
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((HttpStatusCode.OK, "ready"), await AsStranger());
    }

    [Fact]
    public async Task A_mail_server_that_is_away_takes_no_node_out_of_service()
    {
        host.Mail.Wrong = NoMail;

        Assert.Equal((HttpStatusCode.OK, "ready"), await AsStranger());
    }

    [Fact]
    public async Task However_many_ask_within_seconds_the_mail_server_is_asked_once()
    {
        for (var caller = 0; caller < 10; caller++) await AsStranger();
        Assert.Equal(1, host.Mail.Checks);

        host.Clock.Advance(TimeSpan.FromSeconds(6));
        await AsStranger();
        Assert.Equal(2, host.Mail.Checks);
    }

    [Fact]
    public async Task Only_who_is_signed_in_to_the_console_sees_what_each_check_found()
    {
        host.Mail.Wrong = NoMail;

        Assert.Equal(["status"], (await Said(host.Browser())).Keys);
        var said = await Said(await OpsConsole.SignedIn(host));
        Assert.Equal(("ready", "ok", "ok", "ok"), (said["status"], said["database"], said["preparation"], said["definitions"]));
        Assert.Contains("mail.acme.example:25 did not answer", said["mail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_mail_is_told_and_takes_no_node_out_of_service()
    {
        await host.Use<HoldMail, bool>((hold, cancel) => hold.Run(HoldReason.Operator, "root", cancel));

        Assert.Equal((HttpStatusCode.OK, "ready"), await AsStranger());
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Contains("by command on the server (user root)", (await Said(await OpsConsole.SignedIn(host)))["mail hold"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journey_page_shows_the_same_report_and_asks_the_mail_server_no_second_time()
    {
        host.Mail.Wrong = NoMail;
        var ops = await OpsConsole.SignedIn(host);
        for (var view = 0; view < 3; view++)
            Assert.Contains("mail.acme.example:25 did not answer", (await ops.Get(Urls.OpsJourney)).Text, StringComparison.Ordinal);
        await AsStranger();

        Assert.Equal(1, host.Mail.Checks);
    }

    [Fact]
    public async Task A_mail_server_that_stays_silent_is_named()
    {
        host.Mail.IsSilent = true;
        var check = ActivatorUtilities.CreateInstance<MailServerCheck>(host.Services);
        var asked = check.CheckHealthAsync(new HealthCheckContext());
        host.Clock.Advance(MailServerCheck.Limit);

        var found = await asked;
        Assert.Equal(HealthStatus.Degraded, found.Status);
        Assert.Contains("did not answer within 5 s", found.Description, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Code, string Status)> AsStranger()
    {
        var response = await host.Browser().Http.GetAsync("/readyz");
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["status"]);
    }

    private static async Task<Dictionary<string, string>> Said(Browser browser) =>
        (await browser.Http.GetFromJsonAsync<Dictionary<string, string>>("/readyz"))!;
}
