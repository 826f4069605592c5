using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>Restarts the server, on the same port, whenever it stops unexpectedly.</summary>
internal sealed class ServerSupervision : IAsyncDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Server _server;
    private readonly int _port;
    private readonly ILogger _log;
    private readonly Task _watch;

    public ServerSupervision(Server server, ChildProcess started, int port, ILogger log)
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
            _log.LogError("PostgreSQL did not stop within {Within}; the next start will stop it", StopsWithin);
        }
        _stopping.Dispose();
    }

    private async Task Watch(ChildProcess? process, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (process is not null)
        {
            var started = Stopwatch.GetTimestamp();
            int code;
            using (process)
            await using (stopping.Register(process.Interrupt))
                code = await process.Exit;
            if (stopping.IsCancellationRequested)
                return;

            _log.LogWarning("PostgreSQL stopped unexpectedly (exit code {Code}); restarting it", code);
            pause = Stopwatch.GetElapsedTime(started) > StableAfter ? FirstPause : Longer(pause);
            process = await Restart(pause, stopping);
        }
    }

    private async Task<ChildProcess?> Restart(TimeSpan pause, CancellationToken stopping)
    {
        for (; ; pause = Longer(pause))
            try
            {
                await Task.Delay(pause, stopping);
                var process = await _server.Start(_port, stopping);
                _log.LogInformation("PostgreSQL is running again");
                return process;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            // Whatever it was (a full disk, a port in use): the app still runs, and this is its only way back to its data.
            catch (Exception failed)
            {
                _log.LogError(failed, "PostgreSQL could not be restarted; trying again");
            }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
