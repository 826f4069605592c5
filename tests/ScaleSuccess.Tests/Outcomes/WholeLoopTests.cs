using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Outcomes;

public sealed class WholeLoopTests
{
    [Fact]
    public async Task One_customer_travels_from_answer_to_outcome()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Run<DispatchMessages>();
        Assert.Contains(product.Mail.Sent, mail => mail.To.Address == nora.Email && mail.Text.Contains("https://success.acme.example/p/", StringComparison.Ordinal));

        var accepted = await product.Use<ChangePlan, bool>((change, cancel) => change.Accept(nora, new PlanVersion(1, 0), cancel));
        Assert.True(accepted);
        product.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        await product.Run<DispatchMessages>();

        var checkIn = await product.Ask(db => db.Set<CheckIn>().SingleAsync());
        await product.Use<AnswerCheckIn, AnswerOutcome>((answer, cancel) => answer.Run(nora, checkIn.Id, "done", "4", "", 0, cancel));

        var plan = await product.PlanOf(nora);
        Assert.Null(plan.AchievedAt);
        Assert.True(plan.Items.Single(i => i.Kind == "milestone" && i.Key == checkIn.Milestone).IsDone);
        Assert.True(await product.ConfirmGoal(nora));
        var funnel = await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
        Assert.Equal(new Funnel(1, 1, 1, 1, 1, 1, 1), funnel);
    }
}
