using System.Diagnostics;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// A data folder that the product has been started on once, and stopped: made once in a run and copied for each product that follows,
/// because setting up a database and its tables costs half as much as the rest of a start. What is copied is started as an operator
/// starts theirs again.
/// </summary>
internal static class FirstStart
{
    private static readonly Lazy<Task<string>> Made = new(Make);

    /// <summary>Removes the folder when this test run has ended and the pipe to it closes.</summary>
    private static Process? remover;

    public static async Task CopyTo(string folder)
    {
        using var copy = Process.Start("cp", ["-a", Path.Combine(await Made.Value, "."), folder]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }

    private static async Task<string> Make()
    {
        var (folder, kept) = (TestFolder.New(), TestFolder.New());
        remover = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "read _; rm -rf \"$1\"", "sh", kept]) { RedirectStandardInput = true });
        await (await RunningProduct.StartIn(folder)).Stop();
        // Each copy is to take itself for the one that was moved: of a copy beside its original all mail is held.
        var moved = Path.Combine(kept, "data");
        Directory.Move(folder, moved);
        return moved;
    }
}
