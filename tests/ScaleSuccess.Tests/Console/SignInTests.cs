using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Tests.Console;

public sealed class SignInTests(UnchangedHost unchanged) : IClassFixture<UnchangedHost>
{
    /// <summary>Every page of the console, found by its route, and the previews, which are endpoints.</summary>
    public static TheoryData<string> Pages =>
    [
        .. typeof(SignInOps).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
            .Where(path => path.StartsWith(Urls.Ops, StringComparison.Ordinal) && path != Urls.SignIn)
            .Select(path => path.Replace("{Id:long}", "1", StringComparison.Ordinal).Replace("{Key}", "growing", StringComparison.Ordinal)
                .Replace("{*Rest}", "nosuch", StringComparison.Ordinal)),
        Urls.OpsEmailPreview("check-in"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Without_signing_in_every_page_leads_to_the_sign_in(string path)
    {
        var page = await unchanged.Host.Browser().Get(path);
        Assert.Equal(Urls.SignIn, page.Url.AbsolutePath);
        Assert.Empty(page.Document.QuerySelectorAll("nav"));
    }

    [Theory]
    [InlineData("/ops/nosuch")]
    [InlineData("/ops/customers/of-no-number")]
    public async Task A_page_that_the_console_lacks_is_not_found_in_the_consoles_words(string path)
    {
        await using var host = await TestHost.Start();
        var page = await (await OpsConsole.SignedIn(host)).Get(path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("The console has no page at this address", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("nav"));
    }

    [Fact]
    public async Task The_one_time_password_must_be_changed_before_anything_else()
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser();
        var asked = await OpsConsole.SignIn(browser, "admin", host.OneTimePassword);
        Assert.Equal(Urls.Password, asked.Url.AbsolutePath);
        Assert.Equal(Urls.Password, (await browser.Get(Urls.OpsCustomers)).Url.AbsolutePath);

        var changed = await OpsConsole.ChoosePassword(browser, asked, host.OneTimePassword);
        Assert.Equal(Urls.Ops, changed.Url.AbsolutePath);
        Assert.Equal(Urls.OpsCustomers, (await browser.Get(Urls.OpsCustomers)).Url.AbsolutePath);
        Assert.Equal(Urls.SignIn, (await OpsConsole.SignIn(host.Browser(), "admin", host.OneTimePassword)).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_refused_in_the_same_words()
    {
        await using var host = await TestHost.Start();
        var nobody = await OpsConsole.SignIn(host.Browser(), "nobody", "whatever it may be");
        var wrong = await OpsConsole.SignIn(host.Browser(), "admin", "whatever it may be");
        Assert.Equal(Urls.SignIn, wrong.Url.AbsolutePath);
        Assert.Equal(nobody.Document.QuerySelector(".notice")!.TextContent, wrong.Document.QuerySelector(".notice")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_needs_the_form()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        using var forged = await browser.Http.PostAsync(Urls.SignOut, new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(Urls.Ops, (await browser.Get(Urls.Ops)).Url.AbsolutePath);

        await browser.Submit(await browser.Get(Urls.Ops), "form[action='/ops/sign-out']");
        Assert.Equal(Urls.SignIn, (await browser.Get(Urls.Ops)).Url.AbsolutePath);
    }
}
