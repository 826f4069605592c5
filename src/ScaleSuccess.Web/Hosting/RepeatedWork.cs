using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// What a node sees to again and again while it runs. Whatever goes wrong is logged and tried again, more seldom each time: no
/// fault in it may end the host, which serves pages and sends mail all the same.
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
                if (e is IOException || DatabaseAway.Is(e)) log.LogWarning("{Work} has to wait, {Pause} s: {Reason}", GetType().Name, pause.TotalSeconds, e.GetBaseException().Message);
                else log.LogError(e, "{Work} failed; it is tried again in {Pause} s", GetType().Name, pause.TotalSeconds);
            }
        }
    }
}
