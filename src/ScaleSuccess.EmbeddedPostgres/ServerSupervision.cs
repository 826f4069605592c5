using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>Starts the server again, on the same port, whenever it ends without having been asked to.</summary>
internal sealed class ServerSupervision : IAsyncDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Server _server;
    private readonly int _port;
    private readonly ILogger _log;
    private readonly Task _watch;

    public ServerSupervision(Server server, LeashedProcess started, int port, ILogger log)
    {
        (_server, _port, _log) = (server, port, log);
        _watch = Watch(started, _stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _watch.WaitAsync(StopsWithin);
        }
        catch (TimeoutException)
        {
            _log.LogError("PostgreSQL has not stopped within {Within}; the next start will see to it", StopsWithin);
        }
        _stopping.Dispose();
    }

    private async Task Watch(LeashedProcess? process, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (process is not null)
        {
            var started = Stopwatch.GetTimestamp();
            int code;
            using (process)
            await using (stopping.Register(process.LetGo))
                code = await process.Exit;
            if (stopping.IsCancellationRequested)
                return;

            _log.LogWarning("PostgreSQL ended by itself (exit code {Code}) and is started again", code);
            pause = Stopwatch.GetElapsedTime(started) > Settled ? FirstPause : Longer(pause);
            process = await StartAgain(pause, stopping);
        }
    }

    private async Task<LeashedProcess?> StartAgain(TimeSpan pause, CancellationToken stopping)
    {
        for (; ; pause = Longer(pause))
            try
            {
                await Task.Delay(pause, stopping);
                var process = await _server.Start(_port, stopping);
                _log.LogInformation("PostgreSQL answers again");
                return process;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            // Whatever it was (a full disk, a port taken), the app lives and this is its only way back to its data.
            catch (Exception failed)
            {
                _log.LogError(failed, "PostgreSQL could not be started again; trying on");
            }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
