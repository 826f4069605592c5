using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScaleSuccess.Web.Health;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// /healthz: this process runs. /readyz: it can do its work. Users signed in to the console also see what each check
/// found; others learn nothing about our servers.
/// </summary>
public static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(CachedHealthReport latest, HttpContext context)
    {
        var report = await latest.Get(context.RequestAborted);
        var isReady = report.Status != HealthStatus.Unhealthy;
        var said = new Dictionary<string, string> { ["status"] = isReady ? "ready" : "not ready" };
        if (context.User.Identity?.IsAuthenticated == true)
            foreach (var (check, found) in report.Entries)
                said[check] = found.Status == HealthStatus.Healthy ? "ok" : found.Description ?? found.Status.ToString();
        return Results.Json(said, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
