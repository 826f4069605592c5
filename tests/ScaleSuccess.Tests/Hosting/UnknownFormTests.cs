using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>A form that its page does not show, or no longer: 400 and a page that says so, in production and in development.</summary>
public sealed class UnknownFormTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_second_click_on_what_is_done_says_so(string environment)
    {
        In(environment);
        var ops = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await Loop.Do<Unsubscribe>(host, (unsubscribe, cancel) => unsubscribe.Leave(visitor.Email, Topic.CheckIn, cancel));
        var customer = await ops.Get(Urls.OpsCustomer(visitor.CustomerId));
        Assert.Equal(HttpStatusCode.OK, (await ops.Submit(customer, "button[name=Suppression]")).Status);
        SaysUnchanged(await ops.Submit(customer, "button[name=Suppression]"));

        var settings = await ops.Submit(await ops.Get(Urls.OpsSettings), "form:has([name=Email])", ("Email", ["ann@acme.example"]));
        Assert.Contains("done=user-removed", (await ops.Submit(settings, "button[value=remove]")).Url.Query, StringComparison.Ordinal);
        SaysUnchanged(await ops.Submit(settings, "button[value=remove]"));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_form_that_no_page_has_is_explained_to_a_customer(string environment)
    {
        In(environment);
        var (guest, asked) = (await host.A_guest_with_a_plan(), await host.A_guest_at_the_last_page());
        var browser = host.Browser();
        foreach (var url in new[] { asked.Page(1), guest.Plan, Urls.SignIn })
        {
            var page = await browser.Get(url);
            foreach (var handler in new string[][] { [], [""], ["nonsense", "nonsense"] })
                SaysUnchanged(await browser.Submit(page, "form:has([name=__RequestVerificationToken])", ("_handler", handler)));
            if (url != guest.Plan) SaysUnchanged(await browser.Submit(page, "form:has([name=__RequestVerificationToken])", ("_handler", ["nonsense"])));
            using var json = await browser.Http.PostAsync(url, new StringContent("{}", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
            Assert.Contains("Nothing was changed", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private void In(string environment) => host.Services.GetRequiredService<IWebHostEnvironment>().EnvironmentName = environment;

    private static void SaysUnchanged(Page page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("text/html", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Nothing was changed", page.Document.QuerySelector("h1")?.TextContent);
        Assert.Equal(page.Url.AbsoluteUri, ((IHtmlAnchorElement)page.Document.QuerySelector("main a")!).Href);
    }
}
