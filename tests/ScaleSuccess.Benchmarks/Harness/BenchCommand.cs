using System.CommandLine;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Benchmarks.Rows;
using ScaleSuccess.EmbeddedPostgres;

namespace ScaleSuccess.Benchmarks.Harness;

/// <summary><c>./bench</c>. Exit codes: 0 measured, 1 a round failed, 2 something is missing or the arguments are wrong.</summary>
public static class BenchCommand
{
    private const int Measured = 0, Failed = 1, Refused = 2;

    public static async Task<int> Run(string[] args)
    {
        var rows = AllRows();
        var only = new Option<string[]>("--only") { Description = "Measure only this row; repeatable.", HelpName = "NAME" };
        only.AcceptOnlyFromAmong([.. rows.Select(row => row.Name)]);
        var rounds = new Option<int>("--rounds") { Description = "Rounds to take the median of.", HelpName = "N", DefaultValueFactory = _ => 5 };
        rounds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 100) given.AddError("--rounds takes a number from 1 to 100.");
        });
        var json = new Option<string?>("--json") { Description = "Also write the figures to this file.", HelpName = "FILE" };
        var about = string.Join("\n", rows.Select(row => $"  {row.Name,-16} {row.About}"));
        var root = new RootCommand($"Measures ScaleSuccess beside references on this machine, in one run.\n\nRows:\n{about}") { only, rounds, json, SegmentMemory.FitOnce(), IdleMemory.ServeNothing(), PlanMemory.MakePlans() };
        root.SetAction((parsed, cancel) => Run(
            [.. rows.Where(row => parsed.GetValue(only) is { Length: > 0 } names ? names.Contains(row.Name) : !row.OnlyWhenNamed)],
            parsed.GetValue(rounds), parsed.GetValue(json), cancel));
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // PostgreSQL is stopped and its folder removed before the process ends.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    private static async Task<int> Run(IReadOnlyList<IRow> rows, int rounds, string? json, CancellationToken cancel)
    {
        try
        {
            await using var place = await Workplace.Open(cancel);
            var machine = await MachineFacts.Of(place, cancel);
            var figures = new List<Figure>();
            foreach (var row in rows.Where(row => row.Missing is null))
                await using (row) figures.AddRange(Figure.Of(row, await MeasureRow.Run(row, place, rounds, cancel)));
            await GrownProduct.CloseAll();
            var skipped = rows.Where(row => row.Missing is not null).Select(row => new Skipped(row.Name, row.Missing!)).ToList();
            var report = new Report(machine, rounds, figures, skipped);
            PrintReport.Table(report);
            if (json is not null) await PrintReport.Json(report, json, cancel);
            return skipped.Count == 0 ? Measured : Refused;
        }
        catch (EmbeddedPostgresRefusedException e)
        {
            Console.Error.WriteLine(e.Message);
            return Refused;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Failed;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return Failed;
        }
    }

    private static List<IRow> AllRows() =>
    [
        .. typeof(IRow).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRow)))
            .Select(type => (IRow)Activator.CreateInstance(type)!)
            .OrderBy(row => row.Name, StringComparer.Ordinal),
    ];
}
