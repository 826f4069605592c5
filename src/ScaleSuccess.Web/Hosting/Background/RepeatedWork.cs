using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>
/// Work that a node repeats while it runs. A failure is logged and retried after a longer and longer pause: it must not end the
/// host, which can still serve pages and send mail.
/// </summary>
public abstract class RepeatedWork(TimeSpan every, ILogger log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public abstract Task Once(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = every; ; await Task.Delay(pause, stoppingToken))
        {
            try
            {
                await Once(stoppingToken);
                pause = every;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                if (e is IOException || DatabaseUnavailable.Is(e)) log.LogWarning("{Work} is retried in {Pause} s: {Reason}", GetType().Name, pause.TotalSeconds, e.GetBaseException().Message);
                else log.LogError(e, "{Work} failed; it is retried in {Pause} s", GetType().Name, pause.TotalSeconds);
            }
        }
    }
}
