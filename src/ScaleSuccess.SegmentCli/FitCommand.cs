using System.CommandLine;
using System.Text;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.SegmentCli;

/// <summary><c>segment fit</c>: finds segments in a CSV file and assigns each row to one.</summary>
internal static class FitCommand
{
    public static Command Create(TimeProvider time)
    {
        var o = new FitOptions();
        var command = new Command("fit", "Find segments in a CSV file: UTF-8 with a header, one row per customer, an empty cell for no answer.");
        foreach (var option in o.All)
            command.Add(option);
        // On a thread of its own: Ctrl-C is only listened to once the action has handed its task back.
        command.SetAction((parsed, cancel) => Task.Run(() => SegmentCommand.Run(parsed, () => Run(parsed, o, time, cancel)), CancellationToken.None));
        return command;
    }

    private static void Run(ParseResult parsed, FitOptions o, TimeProvider time, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var engines = o.Engines(parsed);
        var ((least, most), seed) = (o.Range(parsed), o.SeedOf(parsed));
        var inputFile = parsed.GetRequiredValue(o.Input);
        using var files = new OutputFiles(("--input", inputFile));
        using var output = files.Create(parsed.GetRequiredValue(o.Output));
        using var model = parsed.GetValue(o.Model) is { } modelFile ? files.Create(modelFile) : null;
        using var report = parsed.GetValue(o.Report) is { } reportFile ? files.Create(reportFile) : null;

        var input = FitColumns.ForFit(inputFile, o.Columns(parsed), csv => o.CheckRows(parsed, least, csv));
        var found = ProgressDisplay.Show(parsed.InvocationConfiguration, progress => new FindSegments(engines)
            .Find(input.Answers, new SearchLimits(least, most), seed, progress, cancel));
        var chosen = found.Best.Model;

        var assigned = RowAssignments.Of(chosen, input.Answers);
        AssignmentsCsv.Write(output, input, assigned);
        model?.Write(Encoding.UTF8.GetBytes(new SavedModel(input.Space, chosen) { Separators = input.Separators }.ToJson()));
        if (report is not null)
            FitReport.Of(input, found, assigned, time.GetElapsedTime(started)).Write(report);
        foreach (var written in new[] { output, model, report })
            written?.Dispose();
        files.Publish();

        parsed.InvocationConfiguration.Output.WriteLine(
            $"{Wording.Count(input.Ids.Count, "row")} in {Wording.Count(chosen.K, "segment")}{(chosen.K > 1 ? $" by {chosen.Engine}." : most == 1 ? ", as requested." : ". These rows do not differ enough for more than one segment.")}");
    }
}
