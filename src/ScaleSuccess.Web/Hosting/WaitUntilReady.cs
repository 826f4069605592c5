using ScaleSuccess.Web.Hosting.Background;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Until the database is ready, every page says so; health checks, styles and scripts still work.</summary>
public sealed class WaitUntilReady(RequestDelegate next, Readiness readiness)
{
    private static readonly string[] Always = ["/healthz", "/readyz", "/theme.css"];

    public Task InvokeAsync(HttpContext context) =>
        readiness.IsReady || Always.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
            ? next(context)
            : Problem.NotReady(context);
}
