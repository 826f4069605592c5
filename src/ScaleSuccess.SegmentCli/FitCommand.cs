using System.CommandLine;
using System.Text;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.SegmentCli;

/// <summary><c>segment fit</c>: finds segments in a CSV file and assigns each row to one.</summary>
internal static class FitCommand
{
    private const int MostNotes = 20;

    public static Command Create(TimeProvider time)
    {
        var o = new FitOptions();
        var command = new Command("fit", "Find segments in a CSV file: UTF-8 with a header, one row per customer, an empty cell or a word such as NA for no answer.");
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
        ShowNotes(parsed.InvocationConfiguration.Error, input.Notes);
        var found = ProgressDisplay.Show(parsed.InvocationConfiguration, progress => new FindSegments(engines)
            .Find(input.Answers, new SearchLimits(least, most), seed, progress, cancel));
        var chosen = found.Best.Model;

        var assigned = RowAssignments.Of(chosen, input.Answers);
        AssignmentsCsv.Write(output, input, assigned);
        model?.Write(Encoding.UTF8.GetBytes(Saved(input, chosen).ToJson()));
        if (report is not null)
            FitReport.Of(input, found, assigned, time.GetElapsedTime(started)).Write(report);
        foreach (var written in new[] { output, model, report })
            written?.Dispose();
        files.Publish();

        parsed.InvocationConfiguration.Output.WriteLine($"{Wording.Count(input.Ids.Count, "row")} in {Wording.Count(chosen.K, "segment")}{Ending(found.Best, most)}");
    }

    private static string Ending(EngineResult best, int most) =>
        best.Model.K > 1 ? $" by {best.Engine}."
        : most == 1 ? ", as requested."
        : best.Choice.Reason is KReason.Stability or KReason.FewestStable ? ". With more, some segments are unstable or too small."
        : ". These rows do not differ enough for more than one segment.";

    private static void ShowNotes(TextWriter terminal, IReadOnlyList<string> notes)
    {
        foreach (var note in notes.Take(MostNotes))
            terminal.WriteLine(note);
        if (notes.Count > MostNotes)
            terminal.WriteLine($"… and {Wording.Count(notes.Count - MostNotes, "more note")}, all of them in --report.");
    }

    /// <summary>The model, with what it takes to read other files in the same way.</summary>
    private static SavedModel Saved(CsvAnswers input, ClusterModel model) => new(input.Space, model)
    {
        Separators = input.Columns.Where(c => c.Feature!.Kind is AnswerKind.MultipleChoice).ToDictionary(c => c.Cells.Name, c => c.Cells.Kind.Separator),
        Decimals = input.Columns.Where(c => c.Column is NumberColumn && c.Cells.Marks.Any).ToDictionary(c => c.Cells.Name, c => c.Mark == DecimalMark.Comma ? "," : "."),
        DateOrders = input.Columns.Where(c => c is { Column: NumberColumn, Order: not null })
            .ToDictionary(c => c.Cells.Name, c => c.Order == DateOrder.Month ? SavedModel.MonthFirst : SavedModel.DayFirst),
        Missing = input.Columns[0].Cells.Kind.Missing.Words is var words && words.SequenceEqual(MissingWords.Usual) ? null : [.. words],
    };
}
