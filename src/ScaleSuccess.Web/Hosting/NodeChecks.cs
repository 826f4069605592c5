using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScaleSuccess.App;
using ScaleSuccess.Web.Hosting.Background;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Whether this node has prepared the database.</summary>
public sealed class PreparedCheck(Readiness readiness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(readiness.Problem is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());
}

/// <summary>Whether the definition files that changed since startup could be imported.</summary>
public sealed class DefinitionsCheck(DefinitionProblems problems) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(problems.Mistakes.Count == 0 ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{problems.Mistakes.Count} mistakes in changed files; the last good versions stay active"));
}
