using System.CommandLine;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.SegmentCli.Files;

namespace ScaleSuccess.SegmentCli;

/// <summary><c>segment fit</c> and <c>segment assign</c>: segments for any CSV file, without a database.</summary>
public static class SegmentCommand
{
    private const int BadInput = 2;
    private const int Stopped = 130; // The exit code that shells use for Ctrl-C.

    public static Command Create(TimeProvider time) => new("segment", "Find segments in a CSV file of answers, or assign new rows to segments found before.")
    {
        FitCommand.Create(time),
        AssignCommand.Create(),
    };

    /// <summary>Runs a verb; what the caller can fix becomes one sentence on standard error and exit code 2.</summary>
    internal static int Run(ParseResult parsed, Action run)
    {
        try
        {
            run();
            return 0;
        }
        catch (BadInputException e)
        {
            parsed.InvocationConfiguration.Error.WriteLine(e.Message);
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            parsed.InvocationConfiguration.Error.WriteLine("Stopped; nothing was written.");
            return Stopped;
        }
    }
}
