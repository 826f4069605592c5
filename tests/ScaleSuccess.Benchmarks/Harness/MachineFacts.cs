using System.Globalization;
using System.Runtime.InteropServices;

namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>The facts without which a figure means nothing.</summary>
/// <param name="Load">The one-minute load average before the first round; null where the system tells none.</param>
public sealed record MachineFacts(int Cores, string System, string Runtime, string PostgreSql, double? Load)
{
    public static async Task<MachineFacts> Of(Workplace place, CancellationToken cancel) => new(
        Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        await place.PostgreSqlVersion(cancel), LoadNow());

    /// <summary>Above the number of cores, other programs were running too.</summary>
    private static double? LoadNow() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;
}
