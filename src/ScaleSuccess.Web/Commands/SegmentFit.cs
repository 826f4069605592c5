using System.CommandLine;
using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>segment fit</c>: finds segments in a CSV file and says whose is which.</summary>
internal static class SegmentFit
{
    public static Command Create(TimeProvider time)
    {
        var o = new SegmentFitOptions();
        var command = new Command("fit", "Find segments in a CSV file: UTF-8 with a header, one row a customer, an empty cell for no answer.");
        foreach (var option in o.All)
            command.Add(option);
        // On a thread of its own: Ctrl-C is only listened to once the action has handed its task back.
        command.SetAction((parsed, cancel) => Task.Run(() => SegmentCommand.Run(parsed, () => Run(parsed, o, time, cancel)), CancellationToken.None));
        return command;
    }

    private static void Run(ParseResult parsed, SegmentFitOptions o, TimeProvider time, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var engines = SegmentEngines.Named(parsed.GetValue(o.Engine)!);
        using var files = new SegmentFiles();
        using var output = files.Create(parsed.GetRequiredValue(o.Output));
        using var model = parsed.GetValue(o.Model) is { } modelFile ? files.Create(modelFile) : null;
        using var report = parsed.GetValue(o.Report) is { } reportFile ? files.Create(reportFile) : null;

        var csv = SegmentCsv.Read(parsed.GetRequiredValue(o.Input));
        var input = SegmentColumns.ForFit(csv, o.Columns(parsed));
        var (least, most) = o.Range(parsed, csv);
        var space = FeatureSpace.Learn(input.Table)!;
        var (answers, _) = space.Encode(input.Table);
        var found = SegmentProgress.Show(parsed.InvocationConfiguration, progress => new FindSegments(engines)
            .Find(answers, new SearchLimits(least, most), parsed.GetValue(o.Seed), progress, cancel));
        var chosen = found.Best;

        var assigned = SegmentOutput.Write(output, input, chosen.Model, answers);
        model?.Write(new SavedModel(space, chosen.Model) { Separators = input.Separators }.ToJson());
        report?.Write(SegmentReport.Of(input, found, assigned, time.GetElapsedTime(started)).ToJson());
        foreach (var writer in new[] { output, model, report })
            writer?.Dispose();
        files.Publish();

        parsed.InvocationConfiguration.Output.WriteLine(
            $"{input.Ids.Count} rows in {chosen.Model.K} {(chosen.Model.K == 1 ? "segment: these rows do not differ enough for more" : "segments")} by {chosen.Model.Engine}.");
    }
}
