using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Health;

/// <summary>Whether the database responds. Without it this node can do nothing.</summary>
public sealed class DatabaseCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy(DatabaseUnavailable.Sentence(e));
        }
    }
}
