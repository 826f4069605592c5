using System.Diagnostics;
using System.Globalization;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>postmaster.pid, in which a running server writes its pid and status.</summary>
internal sealed record PostmasterFile(int Pid, bool Ready)
{
    public static PostmasterFile? Read(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(cluster));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        // Written line by line: 1 is the pid, 8 the status.
        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            ? new PostmasterFile(pid, lines.Length > 7 && lines[7].Trim() == "ready")
            : null;
    }

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Pids are reused after a reboot, so the process name must match too.</summary>
    public Holder HeldBy()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) ? Holder.Server : Holder.OtherProcess;
        }
        catch (ArgumentException)
        {
            return Holder.None;
        }
    }

    internal enum Holder { None, Server, OtherProcess }
}
