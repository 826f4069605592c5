using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>Plans that are past their deadline, and what their customers decide.</summary>
internal static class PlansPastTheirDeadline
{
    /// <summary>The deadline of the usual answers is Monday, 6 April 2026.</summary>
    public static readonly DateOnly Deadline = new(2026, 4, 6);

    /// <summary>Wednesday, 8 April 2026.</summary>
    public static readonly DateOnly Today = new(2026, 4, 8);

    /// <summary>Accepted; its first milestone is done, the others are not, and its deadline was two days ago.</summary>
    public static async Task<Visitor> A_customer_past_the_deadline(this Product product)
    {
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Reach(nora, "kick_off");
        product.Clock.SetUtcNow(new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));
        return nora;
    }

    public static Task<ExtendOutcome> Extend(this Product product, Visitor visitor, DateOnly? to) =>
        product.Use<ExtendPlan, ExtendOutcome>((extend, cancel) => extend.Run(visitor, to, cancel));

    public static Task<CloseOutcome> Close(this Product product, Visitor visitor, string? reason = null, string? words = null) =>
        product.Use<ClosePlan, CloseOutcome>((close, cancel) => close.Run(visitor, reason, words, cancel));

    /// <summary>What the plan could go on with.</summary>
    public static async Task<IReadOnlyList<NextGoal>> NextGoals(this Product product, Visitor visitor)
    {
        var plan = (await product.ViewOf(visitor)).Plan;
        return (await product.Use<IServiceProvider, NextGoals>(async (services, cancel) =>
        {
            var answers = new AskedTogether();
            var rows = ReadPlanAnswers.Ask(answers, WhosePlan.OfCustomer(visitor.CustomerId));
            await answers.Run(product.Database, cancel);
            var made = await services.GetRequiredService<ReadPlanAnswers>().Of(plan, rows, cancel);
            return await services.GetRequiredService<ReadNextGoals>().For(plan, made, cancel);
        })).Goals;
    }

    public static Task<StartOutcome> Start_next(this Product product, Visitor visitor, string goal, string byWhen = "", string pace = "steady") =>
        product.Use<StartNextGoal, StartOutcome>((start, cancel) => start.Run(
            visitor, new Answers(new Dictionary<string, string[]> { ["goals"] = [goal], ["by_when"] = [byWhen], ["how"] = [pace] }), cancel));

    public static Task OpenAgain(this Product product, Visitor visitor) => product.Use<ClosePlan>((close, cancel) => close.OpenAgain(visitor, cancel));
}
