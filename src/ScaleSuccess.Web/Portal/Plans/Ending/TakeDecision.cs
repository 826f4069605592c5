using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Ending;

namespace ScaleSuccess.Web.Portal.Plans.Ending;

/// <summary>
/// Takes what the customer decides about their plan's end. All its buttons belong to one form, so that one pressed in an older page
/// still finds it, and twice is once.
/// </summary>
public sealed class TakeDecision(ExtendPlan extend, ClosePlan close, SetNextGoalAside later, IStringLocalizer<EndingTexts> texts)
{
    public const string Form = "ending";
    public const string ExtendButton = "extend", CloseButton = "close", AgainButton = "again", LaterButton = "later";
    public const string DateField = "deadline", ReasonField = "reason", WordsField = "said";

    /// <returns>Where to go; or the mistake that is to be shown; neither when somebody else has decided meanwhile.</returns>
    public async Task<(string? Address, (string Field, string Sentence)? Mistake)> Run(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        if (form.ContainsKey(AgainButton))
        {
            await close.OpenAgain(plan.Visitor, cancel);
            return Done(plan);
        }
        if (form.ContainsKey(LaterButton))
        {
            await later.Run(plan.Visitor, cancel);
            return Done(plan);
        }
        if (form.ContainsKey(CloseButton))
            return await close.Run(plan.Visitor, form[ReasonField], form[WordsField], cancel) switch
            {
                CloseOutcome.Closed => Done(plan),
                CloseOutcome.DecidedMeanwhile => (null, null),
                CloseOutcome.TooLong(var over, var most) => (null, (WordsField, texts["close.words.long", over, most])),
                _ => throw new UnreachableException(),
            };
        if (form.ContainsKey(ExtendButton))
            return await extend.Run(plan.Visitor, Days.ReadIso(form[DateField]), cancel) switch
            {
                ExtendOutcome.Extended => Done(plan),
                ExtendOutcome.DecidedMeanwhile => (null, null),
                ExtendOutcome.NoDate => (null, (DateField, texts["extend.none"])),
                ExtendOutcome.TooEarly(var first) => (null, (DateField, texts["extend.early", Days.Short(first, plan.View.Today)])),
                ExtendOutcome.TooLate(var last) => (null, (DateField, texts["extend.late", Days.Long(last)])),
                _ => throw new UnreachableException(),
            };
        return Done(plan);
    }

    private static (string?, (string, string)?) Done(OpenedPlan plan) => (Urls.PlanPart(plan.Token, "state"), null);
}
