using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>Scripts only add: a browser that runs none comes all the way, too.</summary>
public sealed class WithoutScriptTests
{
    [Fact]
    public async Task The_way_from_the_survey_to_an_accepted_plan_needs_no_script()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url, script: false);
        var nora = new Champion(home);
        var survey = product.Told("Answer the survey as a sample customer");

        await nora.OpensTheSurvey(survey);
        await nora.GoesOn();
        await Assertions.Expect(home.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await nora.AnswersEverything("jonas@example.com");
        await home.Press(home.Page.Locator("button[name=add]"));
        await Assertions.Expect(home.Page.Locator("[name='people.1.name']")).ToHaveValueAsync("Jonas Weber");
        await Assertions.Expect(home.Page.Locator("[name='people.2.name']")).ToBeVisibleAsync();
        await nora.SendsTheAnswersAndWaitsForThePlan();

        await nora.MarksAnActionDone();
        await nora.AcceptsThePlan();
        await Look.At(home, "plan-without-script");
        home.DidNothingUnwanted();
    }
}
