using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>A colleague who was named in the survey is introduced to the plan, says only what they see differently, and what counts is settled: by keyboard, and without script.</summary>
public sealed class SeveralPeopleTests
{
    private const string Jonas = "jonas@example.com";

    [Fact]
    public async Task A_colleague_who_disagrees_is_heard_and_the_champion_settles_what_counts()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        await using var office = await Chromium.Visit(product.Url, script: false);
        var nora = new Champion(home);
        var plan = await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"), Jonas);
        await nora.AcceptsThePlan();

        using var mailbox = new Crowd(product);
        await Jonas_is_introduced(office, home, (await mailbox.Links(Urls.Invitation(""), null, 1))[0]);
        await Jonas_answers_otherwise(office, home);
        await Nora_takes_one_answer_by_keyboard(home, plan);
        await The_rest_is_settled_without_script(office, plan);
        await What_was_taken_is_suggested(home, plan);

        home.DidNothingUnwanted();
        office.DidNothingUnwanted();
    }

    private static async Task Jonas_is_introduced(Visit office, Visit looking, string invitation)
    {
        await office.Open(invitation);
        await office.Press(office.Page.Locator("button[value=accept]"));
        await Assertions.Expect(office.Page.Locator("main")).ToContainTextAsync("named you as a user");
        await Assertions.Expect(office.Page.Locator("main")).Not.ToContainTextAsync("Thank you");
        await Look.At(looking, "colleague-welcome", office.Page.Url);
        await office.Press(office.Page.Locator("main a.link"));
        await Assertions.Expect(office.Page.Locator("main")).ToContainTextAsync("There is a plan already");
        await Look.At(looking, "colleague-survey", office.Page.Url);
    }

    private static async Task Jonas_answers_otherwise(Visit office, Visit looking)
    {
        var jonas = new Champion(office);
        await office.Press(office.Page.Locator("a.button.large"));
        await Look.At(looking, "survey-known", office.Page.Url);
        await jonas.AnswersDifferently("goals", "quick_answers");
        await jonas.AnswersDifferently("where_to_be", "several_teams");
        await jonas.GoesOn();
        await Look.At(looking, "survey-known-own", office.Page.Url[..^1] + "1");
        await jonas.GoesOn();
        await jonas.AnswersDifferently("how", "careful");
        foreach (var _ in new[] { "the way", "what it should bring", "who else is involved" }) await jonas.GoesOn();
        await Look.At(looking, "survey-known-review", office.Page.Url);
        await office.Press(office.Page.Locator(".dock button.main"));
        await Assertions.Expect(office.Page.Locator("h1")).ToContainTextAsync("What you and your colleagues answered");
        await Assertions.Expect(office.Page.Locator("[aria-labelledby=differ]")).ToContainTextAsync("can settle it");
        await Assertions.Expect(office.Page.Locator("[aria-labelledby=would]")).ToContainTextAsync("Goes: ");
        await Look.At(looking, "colleague-compared", office.Page.Url);
    }

    private static async Task Nora_takes_one_answer_by_keyboard(Visit home, string plan)
    {
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("#colleagues-title")).ToContainTextAsync("Jonas Weber answered 3 questions differently");
        await Look.At(home, "plan-colleague-differs");
        await home.Page.Locator(".proposal-card a").FocusAsync();
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Look.At(home, "plan-settle");
        await home.Page.Locator("button[name=keep]").First.FocusAsync();
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(home.Page.Locator("main")).ToContainTextAsync("Settled: the answer is taken");
        await Assertions.Expect(home.Page.Locator("button[name=take]")).ToHaveCountAsync(2);
    }

    /// <summary>Nora again, in a browser that runs no script.</summary>
    private static async Task The_rest_is_settled_without_script(Visit office, string plan)
    {
        await office.Open(plan + "/colleagues");
        await office.Press(office.Page.Locator("button[name=keep]").First);
        await Assertions.Expect(office.Page.Locator("main")).ToContainTextAsync("Settled: what the plan says stays");
        await office.Press(office.Page.Locator("button[name=keep]"));
        await Assertions.Expect(office.Page.Locator("button[name=keep]")).ToHaveCountAsync(0);
    }

    private static async Task What_was_taken_is_suggested(Visit home, string plan)
    {
        await home.OpenUntil(plan, async () => await home.Page.Locator(".proposal-card #proposal-title").CountAsync() > 0);
        await Assertions.Expect(home.Page.Locator("#colleagues-title")).ToHaveCountAsync(0);
        await home.Press(home.Page.Locator(".proposal-card a"));
        await Assertions.Expect(home.Page.Locator("main")).ToContainTextAsync("Answer our customers faster");
    }
}
