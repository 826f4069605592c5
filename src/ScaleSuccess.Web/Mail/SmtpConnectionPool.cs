namespace ScaleSuccess.Web.Mail;

/// <summary>
/// A pool of connections to the mail server, each used by one message at a time. Servers hang up
/// on idle clients, and the first message on such a connection fails, so one that is idle for a few seconds is closed.
/// </summary>
internal sealed class SmtpConnectionPool<T> : IDisposable where T : class, IDisposable
{
    public static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(4);

    private readonly TimeProvider clock;
    private readonly SemaphoreSlim slots;
    private readonly ITimer sweep;
    private readonly List<(T Connection, DateTimeOffset Since)> idle = [];
    private bool closed;

    public SmtpConnectionPool(int size, TimeProvider clock)
    {
        this.clock = clock;
        slots = new SemaphoreSlim(size);
        sweep = clock.CreateTimer(_ => CloseIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a free slot; null: the caller opens a new connection.</summary>
    public async Task<T?> Take(CancellationToken cancel)
    {
        await slots.WaitAsync(cancel);
        CloseIdle();
        lock (idle)
        {
            if (idle.Count == 0) return null;
            var connection = idle[^1].Connection;
            idle.RemoveAt(idle.Count - 1);
            return connection;
        }
    }

    /// <summary>Returns the slot, with the connection if it can take another message.</summary>
    public void Return(T? connection)
    {
        lock (idle)
        {
            if (connection is not null && !closed)
            {
                idle.Add((connection, clock.GetUtcNow()));
                connection = null;
                sweep.Change(LongestIdle, Timeout.InfiniteTimeSpan);
            }
        }
        connection?.Dispose();
        slots.Release();
    }

    /// <summary>The latest used are last, so the stale ones are at the head of the list.</summary>
    private void CloseIdle()
    {
        List<T> stale;
        lock (idle)
        {
            var before = clock.GetUtcNow() - LongestIdle;
            stale = [.. idle.TakeWhile(one => closed || one.Since <= before).Select(one => one.Connection)];
            idle.RemoveRange(0, stale.Count);
            if (idle.Count > 0) sweep.Change(LongestIdle, Timeout.InfiniteTimeSpan);
        }
        foreach (var connection in stale) connection.Dispose();
    }

    public void Dispose()
    {
        lock (idle) closed = true;
        CloseIdle();
        sweep.Dispose();
    }
}
