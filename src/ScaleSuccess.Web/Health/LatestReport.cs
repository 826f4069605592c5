using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScaleSuccess.Web.Health;

/// <summary>
/// What the checks found, kept for some seconds: anybody may ask, and each check of the mail server opens a session there.
/// </summary>
public sealed class LatestReport(HealthCheckService checks, TimeProvider clock) : IDisposable
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
            // Not the caller's token: whoever hangs up at once must not make the next one check again. Each check has its limit.
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
