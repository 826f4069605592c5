using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Health;

/// <summary>Whether the mail server accepts our sign-in. Without it pages work and messages wait, so the node stays in service.</summary>
public sealed class MailServerCheck(IMailTransport mail, DeliveryWords words) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await mail.Check(cancellationToken) is { } wrong ? HealthCheckResult.Degraded(words.Of(wrong)) : HealthCheckResult.Healthy();
}
