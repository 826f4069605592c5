using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Gets a browser into the console.</summary>
internal static class OpsConsole
{
    public const string Password = "four unrelated words here";

    /// <summary>As admin, with a password of their own.</summary>
    public static async Task<Browser> SignedIn(TestHost host)
    {
        var browser = host.Browser();
        var page = await SignIn(browser, "admin", host.OneTimePassword);
        if (page.Url.AbsolutePath == Urls.Password) page = await ChoosePassword(browser, page, host.OneTimePassword);
        Assert.Equal(Urls.Ops, page.Url.AbsolutePath);
        return browser;
    }

    /// <summary>Once more, after <see cref="SignedIn"/> has changed the password.</summary>
    public static async Task<Browser> SignedInAgain(TestHost host)
    {
        var browser = host.Browser();
        Assert.Equal(Urls.Ops, (await SignIn(browser, "admin", Password)).Url.AbsolutePath);
        return browser;
    }

    /// <summary>A user whom admin, signed in already, has added, with <see cref="Password"/> set.</summary>
    public static async Task<Browser> AddedUser(TestHost host, string email, string role)
    {
        var admin = await SignedInAgain(host);
        var added = await admin.Submit(await admin.Get(Urls.OpsSettings), "form:has([name=Email])", ("Email", [email]), ("Role", [role]));
        var oneTime = added.Document.QuerySelector("#f-new-password")!.GetAttribute("value")!;
        var browser = host.Browser();
        var page = await ChoosePassword(browser, await SignIn(browser, email, oneTime), oneTime);
        Assert.Equal(Urls.Ops, page.Url.AbsolutePath);
        return browser;
    }

    /// <summary>As after a long time, or when somebody lost theirs.</summary>
    public static async Task EndSessions(this TestHost host)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("delete from ops_sessions");
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<Page> SignIn(Browser browser, string name, string password, string at = Urls.Ops) =>
        await browser.Submit(await browser.Get(at), "form", ("UserName", [name]), ("Password", [password]));

    public static Task<Page> ChoosePassword(Browser browser, Page page, string current, string chosen = Password) =>
        browser.Submit(page, "form", ("Current", [current]), ("Chosen", [chosen]), ("Again", [chosen]));
}
