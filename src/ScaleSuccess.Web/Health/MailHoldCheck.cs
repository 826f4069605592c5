using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ScaleSuccess.Emails.Holds;

namespace ScaleSuccess.Web.Health;

/// <summary>Whether mail is on hold. Everything else works, so the node stays in service.</summary>
public sealed class MailHoldCheck(ReadMailHold hold, HoldWords words) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await hold.Now(cancellationToken) is { } held
                ? HealthCheckResult.Degraded($"{words.Of(held)} Release it in the console's settings or with ./run release-mail.")
                : HealthCheckResult.Healthy();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // Not migrated yet: nothing is sent either.
            return HealthCheckResult.Healthy();
        }
    }
}
