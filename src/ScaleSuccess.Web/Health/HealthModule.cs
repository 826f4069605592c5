using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScaleSuccess.Web.Health;

/// <summary>The checks of what every verb depends on. Unhealthy takes a node out of service, degraded does not.</summary>
public static class HealthModule
{
    public const string Database = "database", Mail = "mail", Hold = "mail hold";

    public static IHealthChecksBuilder AddHealth(this IServiceCollection services) => services.AddSingleton<CachedHealthReport>().AddHealthChecks()
        .AddCheck<DatabaseCheck>(Database, HealthStatus.Unhealthy, timeout: TimeSpan.FromSeconds(3))
        .AddCheck<MailServerCheck>(Mail, HealthStatus.Degraded)
        .AddCheck<MailHoldCheck>(Hold, HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(5));
}
