using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Console.Templates.Impacts;

/// <summary>Counts what a draft would do to many plans, says how far that has come, and stops it. With script the card changes in place; else a page of its own shows it.</summary>
public static class ImpactEndpoints
{
    public static void Map(IEndpointRouteBuilder ops)
    {
        ops.MapGet(Urls.OpsTemplateImpactCard("{key}"), Card);
        ops.MapGet(Urls.OpsTemplateImpactLine("{key}"), Line);
        ops.MapPost(Urls.OpsTemplateImpactCount("{key}"), Count);
        ops.MapPost(Urls.OpsTemplateImpactCancel("{key}"), Cancel);
    }

    private static async Task<IResult> Card(string key, ReadTemplateDraft read, CancellationToken cancel) =>
        await Draft(key, read, cancel) is { } draft ? new RazorComponentResult<ImpactCard>(new { Template = key, Text = draft.Draft.Source, Version = draft.Next }) : TypedResults.NotFound();

    /// <summary>Nothing, when the draft has gone or got a mistake since the page was shown: the bar keeps what it says.</summary>
    private static async Task<IResult> Line(string key, ReadTemplateDraft read, CancellationToken cancel) =>
        await Draft(key, read, cancel) is { } draft ? new RazorComponentResult<ImpactLine>(new { Template = key, Text = draft.Draft.Source, Version = draft.Next }) : TypedResults.NoContent();

    private static async Task<IResult> Count(string key, [FromForm] IFormCollection form, ReadTemplateDraft read, ImpactCounts counts, NudgeStep nudge, HttpContext http, CancellationToken cancel)
    {
        if (await Draft(key, read, cancel) is not { } draft) return TypedResults.NotFound();
        await counts.Begin(draft.Draft, draft.Next, http.User.Identity?.Name ?? "", cancel);
        nudge.Now("count-impacts");
        return await Shown(key, read, http, cancel);
    }

    private static async Task<IResult> Cancel(string key, [FromForm] IFormCollection form, ReadTemplateDraft read, ImpactCounts counts, HttpContext http, CancellationToken cancel)
    {
        if (long.TryParse(form["count"], out var count)) await counts.Cancel(count, cancel);
        return await Shown(key, read, http, cancel);
    }

    private static async Task<IResult> Shown(string key, ReadTemplateDraft read, HttpContext http, CancellationToken cancel) =>
        http.Request.Headers.ContainsKey("HX-Request") ? await Card(key, read, cancel) : TypedResults.Redirect(Urls.OpsTemplateImpact(key));

    /// <summary>Null: there is nothing to publish.</summary>
    private static async Task<TemplateDraft?> Draft(string key, ReadTemplateDraft read, CancellationToken cancel) =>
        await read.Of(key, cancel) is { Draft.Revision: > 0, Mistakes.Count: 0, Active: not null } draft ? draft : null;
}
