using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Web.Health;

/// <summary>Whether the mail server accepts our sign-in. Without it pages work and messages wait, so the node stays in service.</summary>
public sealed class MailServerCheck(IMailTransport mail, MailOptions options, DeliveryWords words, TimeProvider clock) : IHealthCheck
{
    /// <summary>Less than sending may take: a page waits for the answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await mail.Check(either.Token) is { } wrong ? HealthCheckResult.Degraded(words.Of(wrong)) : HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded(words.Of(DeliveryReason.Of(
                DeliveryCode.NoAnswer, options.Server, Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture))));
        }
    }
}
