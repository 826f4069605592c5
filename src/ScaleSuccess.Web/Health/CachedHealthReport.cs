using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScaleSuccess.Web.Health;

/// <summary>
/// The checks' results, cached for some seconds: anyone may ask, and each check of the mail server opens a session there.
/// </summary>
public sealed class CachedHealthReport(HealthCheckService checks, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private HealthReport? report;
    private DateTimeOffset checkedAt;

    public async Task<HealthReport> Get(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (report is not null && clock.GetUtcNow() - checkedAt < KeptFor) return report;
            // Not the caller's token: if one caller hangs up, the next must not have to check again. Each check has a time limit.
            report = await checks.CheckHealthAsync(CancellationToken.None);
            checkedAt = clock.GetUtcNow();
            return report;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
