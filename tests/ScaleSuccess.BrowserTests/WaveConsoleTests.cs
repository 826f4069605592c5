using System.Diagnostics;
using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests;

/// <summary>Ops say by form who gets a survey, send it once, people answer from the mail, and the results show the wave.</summary>
public sealed class WaveConsoleTests
{
    private const string Nps = "nps";

    [Fact]
    public async Task Ops_set_a_rule_send_a_survey_now_and_read_what_its_people_answered()
    {
        await using var product = await RunningProduct.Start();
        await product.Run("seed", "--customers", "8", "--seed", "1");
        await using var desk = await Chromium.Visit(product.Url);
        var ops = new Ops(desk);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await SetsARule(desk);
        await SendsItNow(desk);

        await ops.RunsNow("dispatch-messages");
        var mails = await Mails(product, 8);
        await using var home = await Chromium.Visit(product.Url);
        await Look.AtMail(home, "mail-survey-request", mails[0]);
        await Answers(home, mails[0].Link("/s/"), "9", "survey-of-a-wave");
        await using (var plain = await Chromium.Visit(product.Url, script: false)) await Answers(plain, mails[1].Link("/s/"), "3", "survey-of-a-wave-without-script");

        await ops.RunsNow("count-responses");
        await desk.OpenUntil(Urls.OpsSurveySending(Nps), () => desk.Page.GetByText("2 of 8").IsVisibleAsync());
        await Look.At(desk, "ops-survey-sending");
        await desk.Press(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^By hand, ") }));
        await Assertions.Expect(desk.Page.GetByText("2 sent in")).ToBeVisibleAsync();
        await Look.At(desk, "ops-survey-results-of-a-wave");

        // Nobody is written to twice: all of them are in a cool-down now.
        await desk.Open(Urls.OpsSurveySendNow(Nps, ("show", 1)));
        await Assertions.Expect(desk.Page.GetByText("8 wait for a cool-down")).ToBeVisibleAsync();
        await Look.At(desk, "ops-survey-send-now-waiting");
        await desk.Press(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send once they can be asked" }));
        await Look.At(desk, "ops-survey-sending-waiting");
        await desk.Press(desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Do not ask them") }));
        await Assertions.Expect(desk.Page.GetByText("is not asked in it any more")).ToBeVisibleAsync();
        desk.DidNothingUnwanted();
    }

    private static async Task SetsARule(Visit desk)
    {
        var page = desk.Page;
        await Look.At(desk, "ops-survey-sending-paused", Urls.OpsSurveySending(Nps));
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }));
        await page.Locator("[name='send/rules/1/when']").SelectOptionAsync("calendar");
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }));
        await page.Locator("[name='send/rules/1/every_months']").FillAsync("5");
        await page.Locator("[name='send/rules/1/share']").FillAsync("50");
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }));
        await Assertions.Expect(page.GetByText("a part of the year")).ToBeVisibleAsync();
        await Look.At(desk, "ops-survey-sending-mistake");
        await page.Locator("[name='send/rules/1/every_months']").FillAsync("6");
        await desk.Press(page.Locator("button[value='add-line send/rules/1/if customer.tier']"));
        await page.Locator("[name='if:send/rules/1/if:0:0:is']").SelectOptionAsync("AnyOf");
        await page.Locator("[name='if:send/rules/1/if:0:0:value'][value=small]").CheckAsync();
        await page.Locator("input[type=checkbox][name='send/paused']").UncheckAsync();
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }));
        await Assertions.Expect(page.Locator(".send-reach").Nth(1)).ToContainTextAsync("Would reach");
        await desk.Press(page.Locator("button[value=publish]"));
        await Assertions.Expect(page.GetByText("From then on people are written to")).ToBeVisibleAsync();
        await Look.At(desk, "ops-survey-publish-sending");
        await desk.Press(page.Locator("button[value=publish]"));
    }

    private static async Task SendsItNow(Visit desk)
    {
        var page = desk.Page;
        await desk.Open(Urls.OpsSurveySending(Nps));
        await desk.Press(page.GetByRole(AriaRole.Link, new() { Name = "Send now…" }));
        await page.Locator("[name='contact.role'][value=champion]").CheckAsync();
        await page.Locator("[name=share]").FillAsync("200");
        await desk.Press(page.Locator("button[name=show]"));
        await Assertions.Expect(page.GetByText("a number from 1 to 100").First).ToBeVisibleAsync();
        await page.Locator("[name=share]").FillAsync("100");
        await desk.Press(page.Locator("button[name=show]"));
        await Assertions.Expect(page.GetByText("It reaches 8 people at 8 customers")).ToBeVisibleAsync();
        await Look.At(desk, "ops-survey-send-now");
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Send to 8 people" }));
        await Assertions.Expect(page.GetByText("The mails go out within minutes")).ToBeVisibleAsync();
    }

    private static async Task Answers(Visit home, string link, string score, string picture)
    {
        await home.Open(new Uri(link).AbsolutePath);
        await Look.At(home, picture);
        await home.Page.Locator($"[name=recommend][value='{score}']").CheckAsync();
        await home.Page.Locator("[name=why]").FillAsync("It does what we need.");
        await home.Press(home.Page.Locator(".dock button[value=next]"));
        await Assertions.Expect(home.Page.GetByText("We read every answer.")).ToBeVisibleAsync();
        await Look.At(home, $"{picture}-thanks");
        await home.Open(new Uri(link).AbsolutePath);
        await Assertions.Expect(home.Page.GetByText("We have your answers").First).ToBeVisibleAsync();
        await Look.At(home, $"{picture}-sent");
        home.DidNothingUnwanted();
    }

    private static async Task<List<ReceivedMail>> Mails(RunningProduct product, int many)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var found = Directory.Exists(product.MailFolder) ? Directory.GetFiles(product.MailFolder, "*.eml").Select(file => ReceivedMail.Parse(File.ReadAllText(file))).Where(mail => mail.LeadsTo($"/{Nps}/")).ToList() : [];
            if (found.Count >= many) return found;
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(2), $"There were {found.Count} mails.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
