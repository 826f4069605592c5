using ScaleSuccess.Outcomes;
using ScaleSuccess.Web.Console.Templates.Rollouts;

namespace ScaleSuccess.Tests.Console;

/// <summary>What came of a template's version, as its list says it.</summary>
public sealed class VersionResultsTests
{
    [Theory]
    [InlineData(1, 1, 0, null, 0, "1 plan: 1 of 1 accepted, 0 of 1 reached the goal; 1 active")]
    [InlineData(20, 10, 2, 30.5, 1, "20 plans: 50 % (few: 30 to 70 %) accepted, 10 % (few: 3 to 30 %) reached the goal (half of them within 30.5 days); 1 active, 1 stuck")]
    [InlineData(200, 100, 50, 40.0, 0, "200 plans: 50 % accepted, 25 % reached the goal (half of them within 40 days); 1 active")]
    public void Few_plans_say_that_they_are_few(long plans, long accepted, long achieved, double? days, long stuck, string said) =>
        Assert.Equal(said, VersionResults.Of([new Evidence("growing", 2, plans, accepted, 1, achieved, days, stuck)], 2).Replace('\u00A0', ' '));

    [Fact]
    public void A_version_that_nobody_has_says_so() => Assert.Equal("no plans", VersionResults.Of([], 1));
}
