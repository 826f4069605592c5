using ScaleSuccess.Customers;

namespace ScaleSuccess.Web.Portal.Links;

/// <summary>Where a link leads that took the end of its sentence along.</summary>
public static class MeantLink
{
    /// <returns>Null: it did not, or its page was sent a form.</returns>
    public static string? Of(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && PersonalLinks.WithoutPunctuation(request.Path.Value!) is { } meant
            ? new PathString(meant).ToUriComponent() + request.QueryString : null;
}
