using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Tests.Identity;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/ops")]
    [InlineData("/ops/customers?stage=planned")]
    [InlineData("/ops/customers?search=https%3A%2F%2Facme.example")]
    [InlineData("/ops/segments/many%20small%C3%A9")]
    [InlineData("/ops?done=saved")]
    public void A_page_of_the_console_is_gone_to(string asked) => Assert.Equal(asked, ReturnUrl.InConsole(asked));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("/"), InlineData("/opsevil"), InlineData("ops")]
    [InlineData("https://evil.example/ops"), InlineData("//evil.example"), InlineData("//evil.example/ops"), InlineData("/\\evil.example"), InlineData("\\\\evil.example")]
    [InlineData("/ops//evil.example"), InlineData("/ops/\\evil.example"), InlineData("/ops\\..\\x"), InlineData("javascript:alert(1)"), InlineData("/OPS/../x")]
    [InlineData("/ops/../x"), InlineData("/ops/.."), InlineData("/ops/./../x"), InlineData("/ops/%2e%2e/x"), InlineData("/ops/%2E./x"), InlineData("/ops/%252e%252e/x")]
    [InlineData("/ops/..%2fx"), InlineData("/ops/%2f%2fevil.example"), InlineData("/ops/%5c..%5cx"), InlineData("/ops/%255c"), InlineData("/ops%2f..%2fx"), InlineData("/%6fps/../x")]
    [InlineData(" /ops"), InlineData("/ops\t/x"), InlineData("/\t/evil.example"), InlineData("/ops/\r\nSet-Cookie:x"), InlineData("/ops/%0d%0aSet-Cookie:x"), InlineData("/ops/%00")]
    [InlineData("/ops/sign-in"), InlineData("/ops/Sign-In?returnUrl=/ops"), InlineData("/ops/sign-out"), InlineData("/ops/%E2%80")]
    public void Anything_else_leads_to_Today(string? asked) => Assert.Equal(Urls.Ops, ReturnUrl.InConsole(asked));

    [Fact]
    public async Task Whoever_signs_in_goes_to_the_page_that_they_asked_for()
    {
        await using var host = await TestHost.Start();
        await OpsConsole.SignedIn(host);
        Assert.Equal(Urls.OpsEmails, (await OpsConsole.SignIn(host.Browser(), "admin", OpsConsole.Password, Urls.OpsEmails)).Url.AbsolutePath);
    }

    [Fact]
    public async Task Another_user_does_not_get_to_a_page_of_the_former_one()
    {
        await using var host = await TestHost.Start();
        var shared = await OpsConsole.SignedIn(host);
        await OpsConsole.AddedUser(host, "ann@acme.example", OpsRoles.Ops);
        await host.EndSessions();
        var asked = await shared.Get(Urls.OpsEmails);
        Assert.Equal(Urls.SignIn, asked.Url.AbsolutePath);
        var ann = await shared.Submit(asked, "form", ("UserName", ["ann@acme.example"]), ("Password", [OpsConsole.Password]));
        Assert.Equal(Urls.Ops, ann.Url.AbsolutePath);
        // Back as themselves, they do.
        await shared.Submit(ann, "form[action='/ops/sign-out']");
        Assert.Equal(Urls.OpsEmails, (await OpsConsole.SignIn(shared, "ann@acme.example", OpsConsole.Password, Urls.OpsEmails)).Url.AbsolutePath);
    }
}
