using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Web.Console.Templates.Rollouts;

namespace ScaleSuccess.Tests.Console;

/// <summary>What came of a template's version, as its list says it.</summary>
public sealed class VersionResultsTests
{
    [Theory]
    [InlineData(1, 1, 0, null, 0, "1 plan: 1 of 1 accepted, 0 of 1 reached the goal; 1 under way (accepted, and something done or answered)")]
    [InlineData(20, 10, 2, 30.5, 1, "20 plans: 50 % (few: 30 to 70 %) accepted, 10 % (few: 3 to 30 %) reached the goal (half of them within 30.5 days); 1 under way (accepted, and something done or answered); 1 stuck")]
    [InlineData(200, 100, 50, 40.0, 0, "200 plans: 50 % accepted, 25 % reached the goal (half of them within 40 days); 1 under way (accepted, and something done or answered)")]
    public void Few_plans_say_that_they_are_few(long plans, long accepted, long achieved, double? days, long stuck, string said) =>
        Assert.Equal(said, VersionResults.Of([new Evidence("growing", 2, plans, accepted, 1, achieved, days, stuck)], 2).Replace('\u00A0', ' '));

    [Fact]
    public void Where_nobody_has_begun_nothing_is_said_of_it() =>
        Assert.Equal("17 plans: 0 % (few: 0 to 18 %) accepted, 0 % (few: 0 to 18 %) reached the goal", VersionResults.Of([new Evidence("growing", 2, 17, 0, 0, 0, null, 0)], 2).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(true, 0, 0, "plans that live and had it went back to version 1")]
    [InlineData(true, 5, 2, "plans that live and had it went back to version 1; 2 of 5 customers who answered declined")]
    [InlineData(false, 0, 0, "no plans")]
    public void What_was_rolled_back_keeps_what_customers_said_to_it(bool takesLive, int answered, int declined, string said)
    {
        var rollout = new Rollout(2, "growing", 2, 1, 1, 50, takesLive, RolloutState.RolledBack, 3, "olga", default);
        Assert.Equal(said, VersionResults.Of([], 2, rollout, answered == 0 ? null : new RolloutAnswers(answered, declined)));
    }

    [Fact]
    public void Plans_that_stay_with_what_was_rolled_back_are_told_beside_those_that_went_back() =>
        Assert.Equal("1 plan: 1 of 1 accepted, 1 of 1 reached the goal; plans that live and had it went back to version 1",
            VersionResults.Of([new Evidence("growing", 2, 1, 1, 0, 1, null, 0)], 2, new Rollout(2, "growing", 2, 1, 1, 50, true, RolloutState.RolledBack, 3, "olga", default)));

    [Fact]
    public void A_version_that_nobody_has_says_so() => Assert.Equal("no plans", VersionResults.Of([], 1));
}
