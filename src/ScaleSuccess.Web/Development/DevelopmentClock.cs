using System.Globalization;

namespace ScaleSuccess.Web.Development;

/// <summary>
/// The time, moved forward by the developer. The offset is kept in a file beside the data, so that a restart does
/// not move time back. Timers still use the machine's clock.
/// </summary>
public sealed class DevelopmentClock : TimeProvider
{
    private readonly string file;
    private long ahead;

    public DevelopmentClock(string dataFolder)
    {
        file = Path.Combine(dataFolder, "clock");
        if (File.Exists(file) && TimeSpan.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var kept))
            ahead = kept.Ticks;
    }

    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <summary>Forward only: the product does not expect a day to repeat.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref ahead, by.Ticks);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Ahead.ToString(null, CultureInfo.InvariantCulture));
    }
}
