using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Access;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Tests.Identity;

/// <summary>Guessing is slow, and no stranger keeps anybody out.</summary>
public sealed class SignInLimitsTests : IAsyncLifetime, IDisposable
{
    private const string Wrong = "a wrong password";

    private RecordedLog log = null!;
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start(log: log = new RecordedLog());

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task After_eight_wrong_passwords_the_right_one_waits_ten_minutes_at_that_address_and_the_words_stay_the_same()
    {
        var first = await Guess(1);
        for (var i = 2; i <= SignInAttempts.MostFailures; i++) await Guess(1);
        var right = await SignIn(host.Browser(address: Address(1)));
        Assert.Equal(Urls.SignIn, right.Url.AbsolutePath);
        Assert.Equal(first.Document.QuerySelector(".notice")!.TextContent, right.Document.QuerySelector(".notice")!.TextContent);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(Urls.SignIn, (await SignIn(host.Browser(address: Address(1)))).Url.AbsolutePath);
        // The attempt in between does not make it longer.
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Urls.Password, (await SignIn(host.Browser(address: Address(1)))).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_hundred_guesses_at_the_same_moment_are_no_more_than_eight()
    {
        var admitted = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Attempts.Admit("admin", "192.0.2.1", false, CancellationToken.None))));
        Assert.Equal(SignInAttempts.MostFailures, admitted.Count(admission => admission is Admission.Open));
    }

    [Fact]
    public async Task A_strangers_guesses_keep_nobody_out_at_another_address()
    {
        for (var i = 0; i < 12; i++) await Guess(1);
        Assert.Equal(Urls.Password, (await SignIn(host.Browser(address: Address(2)))).Url.AbsolutePath);
    }

    [Fact]
    public async Task Nor_do_they_at_the_same_address_where_the_browser_is_known()
    {
        var known = await OpsConsole.SignedIn(host);
        await known.Submit(await known.Get(Urls.Ops), "form[action='/ops/sign-out']");
        for (var i = 0; i < 12; i++) await OpsConsole.SignIn(host.Browser(), "admin", Wrong);
        Assert.Equal(Urls.Ops, (await OpsConsole.SignIn(known, "admin", OpsConsole.Password)).Url.AbsolutePath);
        // A browser that others know is no better than any.
        var stranger = host.Browser();
        Assert.Equal(Urls.SignIn, (await OpsConsole.SignIn(stranger, "admin", OpsConsole.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task Guesses_from_many_addresses_take_turns_and_the_right_password_gets_in_after_them()
    {
        for (var i = 1; i <= SignInAttempts.MostInParallel; i++) await Guess(i);
        var waits = new List<TimeSpan>();
        for (var i = 100; i < 200; i++)
            if (await Attempts.Admit("admin", Address(i), false, CancellationToken.None) is Admission.Open(_, var wait)) waits.Add(wait);
        Assert.Equal([0, 3, 6, 9, 12], waits.Select(wait => wait.TotalSeconds));

        host.Clock.Advance(TimeSpan.FromSeconds(6));
        var right = SignIn(host.Browser(address: Address(250)));
        while (await Task.WhenAny(right, Task.Delay(TimeSpan.FromMilliseconds(50))) != right) host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Urls.Password, (await right).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_known_browser_does_not_wait_for_them()
    {
        var known = await OpsConsole.SignedIn(host);
        await known.Submit(await known.Get(Urls.Ops), "form[action='/ops/sign-out']");
        for (var i = 0; i < 100; i++) await Attempts.Admit("admin", Address(i + 1), false, CancellationToken.None);
        Assert.Equal(Urls.Ops, (await OpsConsole.SignIn(known, "admin", OpsConsole.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_slowed_down_alike()
    {
        for (var i = 0; i < SignInAttempts.MostFailures; i++) await Attempts.Admit("nobody", Address(1), false, CancellationToken.None);
        Assert.IsType<Admission.Closed>(await Attempts.Admit("NOBODY ", Address(1), false, CancellationToken.None));
    }

    [Fact]
    public async Task One_address_tries_thirty_times_a_minute_whichever_the_accounts()
    {
        for (var i = 0; i < new RateLimitOptions().SignInsPerAddress; i++) await OpsConsole.SignIn(host.Browser(), $"user-{i}", Wrong);
        var refused = await OpsConsole.SignIn(host.Browser(), "admin", host.OneTimePassword);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Equal(Urls.Password, (await SignIn(host.Browser(address: Address(7)))).Url.AbsolutePath);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void An_address_that_comes_with_a_whole_network_counts_as_the_network(string address, string client)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        Assert.Equal(client, ClientAddress.Of(http));
    }

    [Fact]
    public async Task Failures_and_locks_are_logged_a_line_each_without_the_password()
    {
        for (var i = 0; i <= SignInAttempts.MostFailures; i++) await OpsConsole.SignIn(host.Browser(address: Address(3)), "admin\r\nSign-in as root\u202e", "secret " + i);
        var lines = log.Lines.Select(line => line.Text).Where(line => line.Contains("Sign-in as", StringComparison.Ordinal)).ToList();
        Assert.Equal(SignInAttempts.MostFailures + 1, lines.Count);
        Assert.All(lines, line => Assert.StartsWith("Sign-in as admin??Sign-in as root? from 198.51.100.3 ", line, StringComparison.Ordinal));
        Assert.EndsWith(" failed", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("failed 8 times in a row: locked there for 10 minutes", lines[^2], StringComparison.Ordinal);
        Assert.EndsWith("refused without a check: too many failed attempts", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    private SignInAttempts Attempts => host.Services.GetRequiredService<SignInAttempts>();

    private Task<Page> Guess(int from) => OpsConsole.SignIn(host.Browser(address: Address(from)), "admin", Wrong);

    private Task<Page> SignIn(Browser browser) => OpsConsole.SignIn(browser, "admin", host.OneTimePassword);

    private static string Address(int number) => $"198.51.100.{number}";
}
