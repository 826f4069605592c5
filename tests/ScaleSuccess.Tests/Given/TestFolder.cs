using System.Diagnostics;
using System.Globalization;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// Folders for one test run, where PostgreSQL's unprivileged user may go too: in memory where the system has room for them there
/// (copying a database takes a tenth of the time that it takes on a disk), else in its temporary folder.
/// </summary>
public static class TestFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 3L * 1024 * 1024 * 1024;

    private static readonly string Root =
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room ? Memory : Path.GetTempPath();

    private static readonly string Prefix = $"scalesuccess-test-{Environment.UserName}-";

    public static string New()
    {
        var unique = Guid.NewGuid().ToString("N")[..8];
        return Directory.CreateDirectory(Path.Combine(Root, $"{Prefix}{Environment.ProcessId}-{unique}")).FullName;
    }

    public static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another test run, or its own remover, sweeps the same folder at this moment.
        }
    }

    /// <summary>
    /// Leaves the removing to a process of its own: a test host is ended 100 ms after its last test, done or not.
    /// </summary>
    public static void RemoveOnceStopped(string folder, int server)
    {
        if (OperatingSystem.IsWindows())
            return; // the next run sweeps it
        const string waitThenRemove = """
            for i in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done; rm -rf "$2"
            """;
        Process.Start("/bin/sh", ["-c", waitThenRemove, "sh", server.ToString(CultureInfo.InvariantCulture), folder]).Dispose();
    }

    /// <summary>A test host may be ended before it has cleaned up; the next one does it.</summary>
    public static void SweepLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Root, Prefix + "*"))
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], out var pid) && !IsRunning(pid))
                Remove(folder);
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
