using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// A form whose antiforgery token does not count: it was opened in two tabs of a fresh browser, or lies there since before
/// a restart. The framework answers a bare 400 and what was typed is gone. Here the page is shown again as if a form that
/// does nothing had been sent: every field keeps what was typed, and <c>SendOnceMore</c> asks to send it once more.
/// </summary>
public sealed class LostFormToken(RequestDelegate next)
{
    /// <summary>The form that does nothing.</summary>
    public const string Handler = "send-again";

    private const string HandlerField = "_handler";
    private static readonly object Mark = new();

    public static bool Is(HttpContext context) => context.Items.ContainsKey(Mark);

    /// <summary>Whether this form was sent, with a token or without.</summary>
    public static bool Was(HttpContext context, string form) => context.Items.TryGetValue(Mark, out var sent) && (string?)sent == form;

    /// <summary>Right after the framework's own check.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } check
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            // A body that cannot be read has no token either, but asking for it again would not help.
            if (ClientMistake.Of(check.Error?.InnerException) is { } mistake) throw new BadHttpRequestException(mistake.Reason, mistake.Status);
            await ShowAgain(context);
        }
        await next(context);
    }

    private static async Task ShowAgain(HttpContext context)
    {
        context.Features.Set<IAntiforgeryValidationFeature>(new Seen());
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        context.Items[Mark] = form[HandlerField].ToString();
        var fields = form.ToDictionary();
        fields[HandlerField] = Handler;
        context.Request.ContentType ??= "application/x-www-form-urlencoded";
        context.Request.Form = new FormCollection(fields, form.Files);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK) context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    /// <summary>The token was looked at; the only form it now opens does nothing.</summary>
    private sealed class Seen : IAntiforgeryValidationFeature
    {
        public bool IsValid => true;
        public Exception? Error => null;
    }
}
