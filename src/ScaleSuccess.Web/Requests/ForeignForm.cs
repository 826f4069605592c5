using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// Refuses a form that is none of ours where it goes to an endpoint that is no page: what binds its parameters takes a form
/// without a token for a mistake of the server. Pages answer by themselves (<see cref="LostFormToken"/>).
/// </summary>
public sealed class ForeignForm(RequestDelegate next)
{
    /// <exception cref="BadHttpRequestException">The form cannot be read, or its antiforgery token does not count.</exception>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } check
            && context.GetEndpoint()?.Metadata is { } endpoint
            && endpoint.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true } && endpoint.GetMetadata<ComponentTypeMetadata>() is null)
            throw ClientMistake.Of(check.Error?.InnerException) is { } mistake
                ? new BadHttpRequestException(mistake.Reason, mistake.Status)
                : new BadHttpRequestException("The form has no token of this product's.");
        return next(context);
    }
}
