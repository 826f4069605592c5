using System.Diagnostics;
using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests;

/// <summary>Ops say how many e-mails a person gets, see what a customer gets and when, and what was due together arrives as one e-mail.</summary>
public sealed class CalendarConsoleTests
{
    private const string Reader = "contact-1-1@example.com";

    [Fact]
    public async Task Ops_set_the_budget_see_a_customers_calendar_and_the_digest_arrives()
    {
        await using var product = await RunningProduct.Start();
        await product.Run("seed", "--customers", "8", "--seed", "1");
        await using var desk = await Chromium.Visit(product.Url);
        await using var home = await Chromium.Visit(product.Url);
        var (ops, page) = (new Ops(desk), desk.Page);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));

        await desk.Open(Urls.OpsSettings);
        await page.Locator("[name=PerDay]").FillAsync("2");
        await page.Locator("[name=PerWeek]").FillAsync("1");
        await desk.Press(page.Locator("#mail-budget button[type=submit]"));
        await Assertions.Expect(page.Locator("#mail-budget")).ToContainTextAsync("In seven days there cannot be fewer than on one of them.");
        await Look.At(desk, "ops-settings-mail-budget-mistake");
        await page.Locator("[name=PerDay]").FillAsync("1");
        await page.Locator("[name=PerWeek]").FillAsync("2");
        await desk.Press(page.Locator("#mail-budget button[type=submit]"));
        await Assertions.Expect(page.GetByText("It counts from the next e-mail on")).ToBeVisibleAsync();

        await home.Open(new Uri((await Mail(product, "/p/")).Link("/p/")).PathAndQuery);
        await new Champion(home).AcceptsThePlan();
        await desk.Open(Urls.OpsCalendar);
        await Assertions.Expect(page.GetByText("at most 1 a day and 2 in seven days")).ToBeVisibleAsync();
        await desk.Press(page.Locator("table a").First);
        await Assertions.Expect(page.Locator("#list")).ToContainTextAsync("if nobody answers");
        await Look.At(desk, "ops-calendar-of-a-day");
        var customer = await ops.SeesTheStage("seed-1-1", "");
        await desk.Open(customer);
        await Assertions.Expect(page.Locator("#calendar")).ToContainTextAsync("Check-in, to ");
        await Look.At(desk, "ops-customer-calendar");

        await Waits(desk, ops);
        await desk.OpenUntil(customer, () => page.Locator("#calendar").GetByText("2 in one e-mail").IsVisibleAsync());
        await Look.At(desk, "ops-customer-calendar-together");
        await Look.At(desk, "ops-calendar-held", Urls.OpsCalendar);
        await desk.Open(Urls.OpsSettings);
        await page.GetByText("Release mail", new() { Exact = true }).ClickAsync();
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Yes, release mail" }));
        var digest = await Mail(product, "/nps/");
        Assert.Contains(", and one more", digest.Subject, StringComparison.Ordinal);
        Assert.True(digest.LeadsTo("answer=on_track"));
        await Look.AtMail(home, "mail-digest", digest);
        await desk.OpenUntil(customer, () => page.GetByText("Went in one e-mail with others.").First.IsVisibleAsync());
        await Look.At(desk, "ops-customer-messages-in-a-digest");
        desk.DidNothingUnwanted();
    }

    /// <summary>While mail is held, a check-in falls due and a survey is sent.</summary>
    private static async Task Waits(Visit desk, Ops ops)
    {
        var page = desk.Page;
        await desk.Open(Urls.OpsSettings);
        await page.GetByText("Hold all mail", new() { Exact = true }).ClickAsync();
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Yes, hold all mail" }));
        await ops.MovesTheClock(10);
        await ops.ComesBack();
        await desk.Open(Urls.OpsSurveySendNow("nps"));
        await page.Locator("[name='contact.role'][value=champion]").CheckAsync();
        await desk.Press(page.Locator("button[name=show]"));
        await desk.Press(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send to ") }));
        await Assertions.Expect(page.GetByText("The mails go out within minutes")).ToBeVisibleAsync();
        await ops.RunsNow("send-due-check-ins");
    }

    private static async Task<ReceivedMail> Mail(RunningProduct product, string link)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var found = Directory.Exists(product.MailFolder)
                ? Directory.GetFiles(product.MailFolder, "*.eml").Select(file => ReceivedMail.Parse(File.ReadAllText(file))).FirstOrDefault(mail => mail.To.Contains(Reader, StringComparison.Ordinal) && mail.LeadsTo(link)) : null;
            if (found is not null) return found;
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(3), $"No mail to {Reader} leads to {link}.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
