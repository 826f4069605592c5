using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Hosting;

/// <summary>The security headers of every response. Pages under a personal link also stay out of caches, referrers and search engines.</summary>
public sealed class SecurityHeaders(RequestDelegate next, AppSettings settings)
{
    /// <summary>
    /// Hangfire's dashboard writes style attributes into its pages, and its charts one style element, known by its hash.
    /// Its scripts are files: they need no exception.
    /// </summary>
    private static readonly string DashboardPolicy = ContentPolicy.Page.Replace(
        "style-src 'self'; ",
        "style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='; style-src-attr 'unsafe-inline'; ",
        StringComparison.Ordinal);

    private static readonly string[] Personal = ["/s/", "/p/", "/c/", "/u/", "/i/"];

    public Task InvokeAsync(HttpContext context)
    {
        // The path as requested: the dashboard and the error page change it while they handle the request.
        var path = context.Request.Path;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A page that shows foreign HTML sets a stricter policy of its own.
            if (!headers.ContainsKey("Content-Security-Policy")) headers.ContentSecurityPolicy = IsDashboard(path) ? DashboardPolicy : ContentPolicy.Page;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (settings.PublicUrl.StartsWith("https:", StringComparison.Ordinal))
                headers.StrictTransportSecurity = "max-age=31536000";
            if (IsPersonal(path) || path.StartsWithSegments("/ops", StringComparison.OrdinalIgnoreCase))
            {
                headers.CacheControl = "no-store";
                headers["X-Robots-Tag"] = "noindex, nofollow";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Whether the path holds a personal link's token.</summary>
    public static bool IsPersonal(PathString path) =>
        Personal.Any(start => path.Value?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsDashboard(PathString path) =>
        path.StartsWithSegments(Urls.OpsJobs, StringComparison.OrdinalIgnoreCase);
}
