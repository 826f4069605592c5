using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Plans.Reviews;

public abstract record ReviewTaken
{
    private ReviewTaken() { }

    public sealed record Done(string Address) : ReviewTaken;

    /// <summary>It was decided otherwise, or with other words, by somebody else or in another tab.</summary>
    public sealed record Meanwhile : ReviewTaken;

    /// <summary>Something is not what was shown: it is shown again.</summary>
    public sealed record AsksFirst : ReviewTaken;

    /// <summary>What the page says already, of a goal's questions; or this of the words.</summary>
    public sealed record Wrong(string? Sentence) : ReviewTaken;
}

/// <summary>Takes what is decided about a review. All its buttons belong to one form; twice is once.</summary>
public sealed class TakeReview(ConfirmReview confirm, SkipReview skip, IStringLocalizer<ReviewTexts> texts)
{
    public const string Form = "review", Button = "do";
    public const string Next = "next", Confirm = "confirm", NotNow = "not_now", Show = "show";

    /// <summary>Where the page says who has decided what.</summary>
    public const string Decided = "decided";
    public const string VersionField = "version", SignField = "drafted", WordsField = "learned";

    public async Task<ReviewTaken> Run(OpenedReview review, IFormCollection form, CancellationToken cancel)
    {
        var plan = review.Plan;
        switch (form[Button].ToString())
        {
            case NotNow:
                await skip.Run(plan.Visitor, review.View.Review.Number, cancel);
                return new ReviewTaken.Done(Urls.Reviews(plan.Token));
            case Confirm: return await Confirmed(review, form, null, cancel);
            case Next when review.Goal is { Mistakes.Count: > 0 }: return new ReviewTaken.Wrong(null);
            case Next:
                var typed = new Answers(form.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray()));
                return await Confirmed(review, form, new ChosenGoal(typed, form[SignField].ToString(), review.Goal is not null), cancel);
            // The page has drafted what was chosen.
            default: return new ReviewTaken.Wrong(null);
        }
    }

    private async Task<ReviewTaken> Confirmed(OpenedReview review, IFormCollection form, ChosenGoal? next, CancellationToken cancel)
    {
        var (plan, number) = (review.Plan, review.View.Review.Number);
        var yes = new ReviewConfirmation(review.View, PlanVersion.Read(form[VersionField]), form[WordsField].ToString(), next);
        return await confirm.Run(plan.Visitor, yes, cancel) switch
        {
            ConfirmOutcome.Confirmed => new ReviewTaken.Done(next is null ? Urls.Review(plan.Token, number, Decided) : Urls.PlanPart(plan.Token, "state")),
            ConfirmOutcome.DecidedMeanwhile => new ReviewTaken.Meanwhile(),
            ConfirmOutcome.AsksFirst => new ReviewTaken.AsksFirst(),
            ConfirmOutcome.TooLong(var over, var most) => new ReviewTaken.Wrong(texts["words.long", over, most]),
            ConfirmOutcome.Wrong => new ReviewTaken.AsksFirst(),
            _ => throw new UnreachableException(),
        };
    }
}
