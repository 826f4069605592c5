using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Tests.Identity;

/// <summary>A session ends at once, on every node, whatever ends it; the cookie alone opens nothing.</summary>
public sealed class SessionsTests : IAsyncLifetime
{
    private const string Ann = "ann@acme.example", NewPassword = "some other unrelated words";

    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Signing_out_ends_copies_of_the_cookie_too_and_no_other_session()
    {
        var browser = await OpsConsole.SignedIn(host);
        var elsewhere = await OpsConsole.SignedInAgain(host);
        var copy = host.Browser(browser.Cookies);
        Assert.True(await IsIn(copy));
        await browser.Submit(await browser.Get(Urls.Ops), "form[action='/ops/sign-out']");
        Assert.False(await IsIn(copy));
        Assert.True(await IsIn(elsewhere));
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_copies_of_this_one()
    {
        var browser = await OpsConsole.SignedIn(host);
        var (elsewhere, copy) = (await OpsConsole.SignedInAgain(host), host.Browser(browser.Cookies));
        await OpsConsole.ChoosePassword(browser, await browser.Get(Urls.Password), OpsConsole.Password, NewPassword);
        Assert.True(await IsIn(browser));
        Assert.False(await IsIn(elsewhere));
        Assert.False(await IsIn(copy));
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("reset")]
    public async Task Removing_a_user_or_resetting_the_password_ends_their_sessions(string action)
    {
        var admin = await OpsConsole.SignedIn(host);
        var ann = await OpsConsole.AddedUser(host, Ann, OpsRoles.Ops);
        Assert.True(await IsIn(ann));
        await admin.Submit(await admin.Get(Urls.OpsSettings), $"button[value={action}]");
        Assert.False(await IsIn(ann));
        Assert.True(await IsIn(admin));
    }

    [Fact]
    public async Task So_does_the_command_reset_password()
    {
        var browser = await OpsConsole.SignedIn(host);
        await host.Use<IServiceProvider, string?>(async (services, _) => await services.GetRequiredService<FirstOpsUser>()
            .Reset((await services.GetRequiredService<UserManager<OpsUser>>().FindByNameAsync("admin"))!));
        Assert.False(await IsIn(browser));
    }

    [Fact]
    public async Task A_session_of_one_node_holds_and_ends_on_every_other()
    {
        var browser = await OpsConsole.SignedIn(host);
        await using var second = await TestHost.Start(database: host.ConnectionString);
        var there = second.Browser(browser.Cookies);
        Assert.True(await IsIn(there));
        await browser.Submit(await browser.Get(Urls.Ops), "form[action='/ops/sign-out']");
        Assert.False(await IsIn(there));
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before()
    {
        var browser = await OpsConsole.SignedIn(host);
        var copy = host.Browser(browser.Cookies);
        await OpsConsole.SignIn(browser, "admin", OpsConsole.Password, Urls.SignIn);
        Assert.True(await IsIn(browser));
        Assert.False(await IsIn(copy));
    }

    [Fact]
    public async Task A_session_in_use_goes_on_and_an_unused_one_ends()
    {
        var (used, unused) = (await OpsConsole.SignedIn(host), await OpsConsole.SignedInAgain(host));
        for (var day = 0; day < 20; day += 5)
        {
            host.Clock.Advance(TimeSpan.FromDays(5));
            Assert.True(await IsIn(used));
        }
        Assert.False(await IsIn(unused));
    }

    [Fact]
    public async Task The_database_holds_nothing_that_opens_a_session()
    {
        var browser = await OpsConsole.SignedIn(host);
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("select hash from ops_sessions");
        var hash = (byte[])(await command.ExecuteScalarAsync())!;
        Assert.Equal(32, hash.Length);
        Assert.True(await IsIn(browser));
    }

    private static async Task<bool> IsIn(Browser browser) => (await browser.Get(Urls.Ops)).Url.AbsolutePath == Urls.Ops;
}
