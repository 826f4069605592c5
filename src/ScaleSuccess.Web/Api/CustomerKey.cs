using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;

namespace ScaleSuccess.Web.Api;

/// <summary>A customer's key in an address.</summary>
public static class CustomerKey
{
    /// <summary>The route's value keeps %2F, so that it says the same of a slash and of a key that is spelled "%2F".</summary>
    /// <param name="routed">The route's value.</param>
    /// <param name="after">How many parts of the address come after the key.</param>
    public static string Sent(HttpContext context, string routed, int after)
    {
        if (!routed.Contains('%', StringComparison.Ordinal)) return routed;
        var parts = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/');
        return Uri.UnescapeDataString(parts[^(after + 1)]);
    }

    public static IResult NotFound(IStringLocalizer<ApiTexts> texts, string key) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["unknown.title"], detail: texts["unknown.text", key]);
}
