using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// A sender who hung up before the body was whole. Whoever reads the form takes that for a mistake in it and answers, and
/// then Kestrel looks for the next request on a line that is gone and warns of a read "already in progress" (any program on
/// .NET 10 does). Said in its own words, it ends the line quietly.
/// </summary>
public sealed class HungUp(RequestDelegate next)
{
    /// <summary>Kestrel says that the sender is gone a moment after it ends the reading.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The outermost of all: there is nobody left to explain anything to.</summary>
    /// <exception cref="BadHttpRequestException">The sender is gone.</exception>
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Request.ContentLength > 0 && await IsGone(context)) throw new BadHttpRequestException("The sender hung up.");
    }

    private static async Task<bool> IsGone(HttpContext context)
    {
        if (!context.RequestAborted.IsCancellationRequested && EndedEarly(context))
            await Task.Delay(Moment, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return context.RequestAborted.IsCancellationRequested;
    }

    private static bool EndedEarly(HttpContext context) =>
        IsOfTheServer(context.Features.Get<IExceptionHandlerFeature>()?.Error) || IsOfTheServer(context.Features.Get<IAntiforgeryValidationFeature>()?.Error?.InnerException);

    private static bool IsOfTheServer(Exception? error) =>
        error is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, Source: "Microsoft.AspNetCore.Server.Kestrel.Core" };
}
