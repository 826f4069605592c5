using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Mail;

/// <summary>
/// Records what became of mails while the database was away, as soon as it is back. Every node does it for itself: the
/// step that sends mail may run on another one next.
/// </summary>
public sealed class RecordKnownOutcomes(RecordDelivery record, TimeProvider clock, ILogger<RecordKnownOutcomes> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastTry = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Try(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var last = new CancellationTokenSource(LastTry, clock);
            await Try(last.Token);
        }
    }

    private async Task Try(CancellationToken cancel)
    {
        if (!record.HasUnrecorded) return;
        try
        {
            await record.WriteUnrecorded(cancel);
            log.LogInformation("What became of mails is recorded now");
        }
        catch (Exception e) when (e is OperationCanceledException || DatabaseUnavailable.Is(e))
        {
            log.LogDebug("The database is still away: {Reason}", e.GetBaseException().Message);
        }
        catch (Exception e)
        {
            log.LogError(e, "What became of a mail could not be recorded");
        }
    }
}
