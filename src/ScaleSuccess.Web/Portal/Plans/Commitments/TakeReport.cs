using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Portal.Plans.Commitments;

/// <summary>Takes what a customer says of a commitment.</summary>
public sealed class TakeReport(ReportCommitment report, IStringLocalizer<CommitmentTexts> texts)
{
    /// <returns>What is not taken, and why; null: it is.</returns>
    public async Task<CommitmentInput?> Run(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        var (key, state, words) = (form[CommitmentForms.Key].ToString(), form[CommitmentForms.State].ToString(), form[CommitmentForms.Words].ToString());
        if (state == CommitmentForms.Undo)
        {
            await report.TakeBack(plan.Visitor, key, cancel);
            return null;
        }
        return await report.Run(plan.Visitor, new NewReport(key, Days.ReadIso(form[CommitmentForms.Day]), state, words), cancel) switch
        {
            ReportOutcome.Taken => null,
            ReportOutcome.TooLong(var over, var most) => new CommitmentInput(key, words, texts["too_long", over, most]),
            ReportOutcome.NotOpen => new CommitmentInput(key, words, texts["not_open.text"], IsOpen: false),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What was typed into a form whose token was lost; null: none was.</summary>
    public static CommitmentInput? Lost(HttpContext http) => LostFormToken.Was(http, CommitmentForms.Form)
        ? new CommitmentInput(http.Request.Form[CommitmentForms.Key].ToString(), http.Request.Form[CommitmentForms.Words].ToString(), null) : null;
}
