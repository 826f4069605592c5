using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Portal.Plans.Threads;

/// <summary>Takes what a thread's form sends.</summary>
public sealed class TakeThreadForm(AskForHelp ask, AddComment add, CloseHelp close, IStringLocalizer<PlanThreadTexts> texts)
{
    /// <returns>What is not taken, and why; null: it is.</returns>
    public async Task<ThreadInput?> Run(PlanTalk plan, string name, IFormCollection form, CancellationToken cancel)
    {
        var (item, words) = (ItemOf(form), form[ThreadForms.Words].ToString());
        if (name == ThreadForms.Solved)
        {
            await close.Run(plan.Visitor, item, cancel);
            return null;
        }
        var outcome = name == ThreadForms.Stuck ? await ask.Run(plan.Visitor, item, words, cancel) : await add.Run(plan.Visitor, item, words, cancel);
        return outcome switch
        {
            ThreadOutcome.NoWords => new ThreadInput(name, item.Code, words, texts["no_words"]),
            ThreadOutcome.TooLong(var over, var most) => new ThreadInput(name, item.Code, words, texts["too_long", over, most]),
            ThreadOutcome.NotInPlan => new ThreadInput(WholeForm(plan, name), ThreadItem.Whole.Code, words, texts["not_in_plan"]),
            ThreadOutcome.Taken => null,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The form about the whole plan that takes the same words, as the page has it (PlanHelp).</summary>
    private static string WholeForm(PlanTalk plan, string name) =>
        name == ThreadForms.Stuck ? name : plan.Threads.Of(ThreadItem.Whole) is { IsOpen: true } ? ThreadForms.Reply : ThreadForms.Comment;

    /// <summary>Where it stands afterwards.</summary>
    public static string Anchor(PlanTalk plan, IFormCollection form) => ItemOf(form) is var item && item.In(plan.View.Plan) is null ? ThreadItem.Whole.Anchor : item.Anchor;

    /// <summary>What was typed into a form whose token was lost; null: none was.</summary>
    public static ThreadInput? Lost(HttpContext http) => ThreadForms.All.FirstOrDefault(form => LostFormToken.Was(http, form)) is { } form
        ? new ThreadInput(form, ItemOf(http.Request.Form).Code, http.Request.Form[ThreadForms.Words].ToString(), null)
        : null;

    private static ThreadItem ItemOf(IFormCollection form) => ThreadItem.Read(form[ThreadForms.Item]);
}
