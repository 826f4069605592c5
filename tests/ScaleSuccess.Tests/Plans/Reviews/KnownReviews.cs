using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Reviews;

/// <summary>Reviews, and how far they have come. The plans' start is Mon 5 Jan 2026.</summary>
public static class KnownReviews
{
    extension(Product product)
    {
        /// <summary>Accepted, and long enough for a quarterly review: until 30 Sep 2026.</summary>
        public async Task<Visitor> A_long_plan(string zone = "UTC")
        {
            var visitor = await product.A_customer_with_a_plan(zone, ("by_when", ["2026-09-30"]));
            await product.Accept(visitor);
            return visitor;
        }

        public void It_is(int month, int day) => product.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.Zero));

        public Task<int> StartReviews() => product.Run<StartReviews>();

        public async Task<PlanReviews> ReviewsOf(Visitor visitor)
        {
            var view = await product.ViewOf(visitor);
            return await product.Use<ReadPlanReviews, PlanReviews>((read, cancel) => read.Of(view, cancel));
        }

        /// <summary>As its page shows it.</summary>
        public async Task<ReviewView> ReviewOf(Visitor visitor, int number)
        {
            var (view, reviews) = (await product.ViewOf(visitor), await product.ReviewsOf(visitor));
            var assessment = await product.Use<ReadAssessment, Assessment?>((read, cancel) => read.Of(visitor.CustomerId, cancel));
            return await product.Use<ReadReview, ReviewView>((read, cancel) => read.Of(view, reviews, reviews.Find(number)!, assessment!, cancel));
        }

        public async Task<ReviewContent> ContentOf(Visitor visitor, int number = 1) => (await product.ReviewOf(visitor, number)).Content!;

        public Task<int?> ReviewNow(Visitor visitor) => product.Use<AskForReview, int?>((ask, cancel) => ask.Run(visitor, cancel));

        public async Task<ConfirmOutcome> Confirm(Visitor visitor, int number = 1, string words = "", ChosenGoal? next = null, PlanVersion? read = null)
        {
            var (review, plan) = (await product.ReviewOf(visitor, number), await product.PlanOf(visitor));
            return await product.Use<ConfirmReview, ConfirmOutcome>((confirm, cancel) => confirm.Run(visitor, new ReviewConfirmation(review, read ?? plan.ReadVersion, words, next), cancel));
        }

        public Task Skip(Visitor visitor, int number = 1) => product.Use<SkipReview>((skip, cancel) => skip.Run(visitor, number, cancel));

        /// <summary>A next goal as it was drafted and shown.</summary>
        public async Task<ChosenGoal> Chosen(Visitor visitor, string goal, bool isReached = false)
        {
            var view = await product.ViewOf(visitor);
            var typed = new Answers(new Dictionary<string, string[]> { ["goals"] = [goal], ["by_when"] = ["2026-12-18"], ["how"] = ["steady"] });
            var draft = await product.Use<DraftNextGoal, NextGoalDraft>(async (draft, cancel) =>
                await draft.Of(view.Plan, view.CustomerName, await draft.Offered(view.Plan, cancel), typed, view.Today, cancel));
            return new ChosenGoal(typed, draft.Sign, isReached);
        }
    }
}
