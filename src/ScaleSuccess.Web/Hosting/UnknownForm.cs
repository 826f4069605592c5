using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// A form that its page does not show, or no longer: sent twice, or from a tab opened earlier. The framework answers 400 and
/// a blank page (in development a sentence for developers); here its sender is told that nothing was changed. A page that has
/// more to say about such a form shows <c>StaleForm</c> or <c>StaleForms</c>.
/// </summary>
public sealed class UnknownForm(RequestDelegate next)
{
    /// <summary>Around the pages and nothing else: the answer is held back until its status is known.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }
        if (IsNoForm(context.Request))
        {
            await Explain(context);
            return;
        }
        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (IsRefused(context.Response, page))
        {
            await Explain(context);
            return;
        }
        page.Position = 0;
        await page.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>Not by <c>HasFormContentType</c>: once <c>LostFormToken</c> has set a form, that is true of every type.</summary>
    private static bool IsNoForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>By the framework. A page of ours that answers 400 is HTML and never empty.</summary>
    private static bool IsRefused(HttpResponse response, MemoryStream page) =>
        response.StatusCode == StatusCodes.Status400BadRequest && (page.Length == 0 || response.ContentType == "text/plain");

    // An empty address is the page's own.
    private static Task Explain(HttpContext context)
    {
        IStringLocalizer<ProblemTexts> texts = Problem.Texts(context);
        return Problem.Write(context, StatusCodes.Status400BadRequest, texts["unknown_form.title"], texts["unknown_form.text"],
            $"""<p><a class="button" href="">{WebUtility.HtmlEncode(texts["unknown_form.open"])}</a></p>""");
    }
}
