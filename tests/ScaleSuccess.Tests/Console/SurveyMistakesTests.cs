using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyMistakesTests
{
    [Theory]
    [InlineData("onboarding", "pages/1", 3)]
    [InlineData("how_is_it_going", "pages/0", 0)]
    public async Task What_a_question_lacks_is_told_at_that_question_and_not_at_the_next_one(string survey, string part, int first)
    {
        await using var host = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(host);
        if (survey != "onboarding") await ops.Submit(await ops.Get(Urls.OpsSurveys), "form:has([name=like])", ("title", ["How is it going?"]));
        var page = await ops.Submit(await Open(part), $"button[value='add-question {part} scale']");
        page = await ops.Submit(page, $"button[value='add-question {part} choice']");
        foreach (var question in new[] { first, first + 1 }.Select(number => $"{part}/questions/{number}"))
        {
            var links = (await Open(question)).Document.QuerySelectorAll("a[href*='ask']").Select(link => link.GetAttribute("href")).ToList();
            Assert.True(links.Count == 1 && links[0]!.Contains(FieldIds.For(question + "/ask"), StringComparison.Ordinal), $"{question}: {string.Join(" ", links)}");
        }

        Task<Page> Open(string open) => ops.Get($"{Urls.OpsSurvey(survey)}?open={Uri.EscapeDataString(open)}");
    }
}
