using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>From a survey that was skipped through to a plan that says what it is for: two questions on one small page.</summary>
public sealed class AssessmentTests
{
    [Fact]
    public async Task Who_skipped_what_the_plan_needs_is_asked_two_questions_and_the_plan_follows()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        var nora = new Champion(home);
        await nora.OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await nora.ChoosesGoals();
        await nora.GoesOn();
        await nora.TellsWhereTheyAre();
        await nora.GoesOn();
        await nora.TellsTheWay();
        await nora.GoesOn();
        await nora.Type("measures.report_hours.baseline", "10");
        await nora.GoesOn();
        await nora.SendsTheAnswersAndWaitsForThePlan();
        var plan = new Uri(home.Page.Url).AbsolutePath;

        await Assertions.Expect(home.Page.Locator("#assessment-title")).ToHaveTextAsync("2 questions would make this plan clearer");
        await Look.At(home, "plan-thin");
        await home.Press(home.Page.Locator(".proposal-card a"));
        await Look.At(home, "assessment");
        await nora.Choose("benefits", "hours_back");
        await nora.Type("measures.report_hours.target", "2");
        await home.Press(home.Page.Locator("form[action*='assessment'] .push"));
        await Assertions.Expect(home.Page.Locator("#assessment-title")).ToHaveCountAsync(0);
        await home.OpenUntil(plan, async () => await home.Page.Locator(".assessed").Filter(new() { HasText = "We know enough" }).CountAsync() > 0);
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("10 → 2");
        await Look.At(home, "plan-enough");

        home.DidNothingUnwanted();
    }
}
