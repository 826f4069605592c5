using ScaleSuccess.Access;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Identity;

/// <summary>Whoever finds an open session does not get to guess its password.</summary>
public sealed class SetOwnPasswordTests : IAsyncLifetime
{
    private const string New = "four other words to take", Ann = "ann@acme.example";

    private TestHost host = null!;
    private Browser admin = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        admin = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task After_eight_wrong_ones_from_any_sessions_and_addresses_the_right_one_waits_ten_minutes()
    {
        for (var i = 1; i <= SignInAttempts.MostFailures; i++)
        {
            var session = host.Browser(address: $"198.51.100.{i}");
            await OpsConsole.SignIn(session, "admin", OpsConsole.Password);
            Assert.Contains("current password is wrong", (await Choose(session, "a wrong password " + i)).Text, StringComparison.Ordinal);
        }
        Assert.Contains("wait ten minutes", (await Choose(admin, OpsConsole.Password)).Text, StringComparison.Ordinal);
        host.Clock.Advance(SignInAttempts.ClosedFor);
        Assert.Equal(Urls.Ops, (await Choose(admin, OpsConsole.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task It_closes_neither_the_sessions_nor_the_sign_in_nor_anybody_elses_page()
    {
        var ann = await OpsConsole.AddedUser(host, Ann, OpsRoles.Ops);
        for (var i = 0; i <= SignInAttempts.MostFailures; i++) await Choose(admin, "a wrong password " + i);
        Assert.Equal(Urls.Ops, (await admin.Get(Urls.Ops)).Url.AbsolutePath);
        await OpsConsole.SignedInAgain(host);
        Assert.Equal(Urls.Ops, (await Choose(ann, OpsConsole.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_strangers_wrong_sign_ins_do_not_close_it()
    {
        for (var i = 0; i < 12; i++) await OpsConsole.SignIn(host.Browser(address: "198.51.100.1"), "admin", "a wrong password");
        Assert.Equal(Urls.Ops, (await Choose(admin, OpsConsole.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_weak_new_one_is_no_wrong_attempt()
    {
        for (var i = 0; i <= SignInAttempts.MostFailures; i++)
            Assert.Contains("Too short", (await Choose(admin, OpsConsole.Password, "short")).Text, StringComparison.Ordinal);
        Assert.Equal(Urls.Ops, (await Choose(admin, OpsConsole.Password)).Url.AbsolutePath);
    }

    private static async Task<Page> Choose(Browser browser, string current, string chosen = New) =>
        await OpsConsole.ChoosePassword(browser, await browser.Get(Urls.Password), current, chosen);
}
