namespace ScaleSuccess.Web.Hosting;

/// <summary>What every answer tells the browser not to do. Pages under a personal link also stay out of caches, referrers and search engines.</summary>
public sealed class SecurityHeaders(RequestDelegate next, Settings settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    private static readonly string[] Personal = ["/s/", "/p/", "/c/", "/u/"];

    public Task InvokeAsync(HttpContext context)
    {
        // Asked now: when something goes wrong, the answer comes from another path.
        var hidden = IsPersonal(context.Request.Path) || context.Request.Path.StartsWithSegments("/ops", StringComparison.OrdinalIgnoreCase);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A page that shows foreign HTML sets a stricter policy of its own.
            if (!headers.ContainsKey("Content-Security-Policy")) headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (settings.PublicUrl.StartsWith("https:", StringComparison.Ordinal))
                headers.StrictTransportSecurity = "max-age=31536000";
            if (hidden)
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
}
