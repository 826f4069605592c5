using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Emails.Editing;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Web.Console.Editing;
using ScaleSuccess.Web.Console.Emails;
using ScaleSuccess.Web.Console.Models;
using ScaleSuccess.Web.Console.Parts;
using ScaleSuccess.Web.Console.Segments;
using ScaleSuccess.Web.Console.Surveys.Results.Files;
using ScaleSuccess.Web.Console.Surveys.Sending;
using ScaleSuccess.Web.Console.Templates;
using ScaleSuccess.Web.Console.Templates.Fields;
using ScaleSuccess.Web.Console.Templates.Impacts;
using ScaleSuccess.Web.Layouts;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console;

/// <summary>What the console's pages need, and its live previews.</summary>
public static class OpsEndpoints
{
    /// <summary>HTML that ops typed may use styles and images, nothing else, and only inside our own pages.</summary>
    private const string PreviewPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; sandbox allow-same-origin; frame-ancestors 'self'";

    public static void Add(IServiceCollection services) =>
        services.AddScoped<LoadSegments>().AddScoped<LoadModel>().AddScoped<LoadModels>().AddScoped<LoadSegment>().AddScoped<ResponsesCsv>().AddScoped<QuestionsCsv>().AddScoped<CrossTabCsv>().AddScoped<ExportedFile>().AddScoped<SendingView>()
            .AddScoped<WaitingCount>().AddScoped<ReadFactsHere>()
            .AddSingleton<OneTimeSecret>().AddSingleton<SegmentFacts>();

    public static void Map(IEndpointRouteBuilder app)
    {
        var ops = app.MapGroup("").RequireAuthorization().ExcludeFromDescription();
        ops.MapPost(Urls.OpsTemplatePreview("{key}"), PreviewTemplate).WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Editor));
        ImpactEndpoints.Map(ops);
        ops.MapGet(Urls.OpsEmailPreview("{key}"), ShowEmail);
        ops.MapGet(Urls.OpsSurveyExport("{key}"), ExportResponses);
        ops.MapGet(Urls.OpsSurveyQuestionsExport("{key}"), ExportQuestions);
        ops.MapGet(Urls.OpsSurveyTogetherExport("{key}"), ExportTogether);
        ops.MapPost(Urls.OpsEmailPreview("{key}"), PreviewTyped).WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Editor));
    }

    /// <summary>Of the text, or of the form with what is not saved yet.</summary>
    private static async Task<IResult> PreviewTemplate(string key, IFormCollection form, PreviewPlan previews, EditTemplate edit, DefinitionDrafts drafts, ReadTemplateDraft read, CancellationToken cancel)
    {
        if (await drafts.Find(Definition.Plan, key, cancel) is not { } saved) return TypedResults.NotFound();
        var text = form.ContainsKey("Text") ? Lines(form["Text"]) : (await edit.Tried(saved, PostedDraft.Read(form, ""), cancel))?.Source ?? saved.Source;
        var draft = await read.Of(saved with { Source = text }, cancel);
        return new RazorComponentResult<LiveChecks>(new
        {
            View = new TemplateParts(draft, form["open"].ToString()), Preview = await previews.Run(key, text, form["as"], cancel, form["find"]), Person = form["as"].ToString(),
            Opened = form.ContainsKey("Text") ? null : form["open"].ToString(), IsTyped = text != saved.Source.ReplaceLineEndings("\n"),
        });
    }

    private static Task<IResult> ExportResponses(string key, HttpRequest request, ResponsesCsv csv, ExportedFile export, CancellationToken cancel) =>
        export.Of(key, request.Query, (filter, _) => csv.Of(key, filter, cancel), key, cancel);

    private static Task<IResult> ExportQuestions(string key, HttpRequest request, QuestionsCsv csv, ExportedFile export, CancellationToken cancel) =>
        export.Of(key, request.Query, (filter, _) => csv.Of(key, filter, cancel), $"{key}-questions", cancel);

    private static Task<IResult> ExportTogether(string key, HttpRequest request, CrossTabCsv csv, ExportedFile export, CancellationToken cancel) =>
        export.Of(key, request.Query, (filter, query) => csv.Of(key, filter, query, cancel), $"{key}-together", cancel, AskedSides.Rows, AskedSides.Columns);

    private static async Task<IResult> ShowEmail(
        string key, PreviewEmail previews, ReadHistory history, HttpContext http, CancellationToken cancel) =>
        await history.Of(Definition.Email, key, cancel) is { Active: var saved }
            ? Html(await previews.Run(key, saved.Source, saved.Html, cancel), http)
            : TypedResults.NotFound();

    private static async Task<IResult> PreviewTyped(
        string key, [FromForm(Name = "Text")] string? text, [FromForm(Name = "Html")] string? html, [FromForm(Name = "Subject")] string? subject,
        [FromForm(Name = "Preheader")] string? preheader, [FromForm(Name = "Body")] string? body, PreviewEmail previews, EmailTypes types, HttpContext http, CancellationToken cancel)
    {
        if (types.VariablesOf(key) is null) return TypedResults.NotFound();
        var typed = TypedEmail.Of(text, html, subject, preheader, body);
        var preview = await previews.Run(key, typed.Text, typed.Html, cancel);
        return http.Request.Headers.ContainsKey("HX-Request")
            ? new RazorComponentResult<EmailDraft>(new { Preview = preview, Words = typed.Html is null ? EmailWords.Of(typed.Text) : null })
            : Html(preview, http);
    }

    private static IResult Html(EmailPreview preview, HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return preview switch
        {
            EmailPreview.Rendered(var email) => TypedResults.Content(email.Html, "text/html; charset=utf-8"),
            EmailPreview.Wrong => TypedResults.Content("<p>Fix the errors above first.</p>", "text/html; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException($"No page for {preview}."),
        };
    }

    private static string Lines(string? typed) => (typed ?? "").ReplaceLineEndings("\n");
}
