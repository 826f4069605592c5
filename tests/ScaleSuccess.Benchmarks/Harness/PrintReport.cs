using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>The table for people, the JSON for programs that track figures over time.</summary>
public static class PrintReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Table(Report report)
    {
        var machine = report.Machine;
        var load = machine.Load is { } known ? $", load {known.ToString("0.0", CultureInfo.InvariantCulture)} before the first round" : "";
        Console.WriteLine($"{machine.Cores} cores, {machine.System}, {machine.Runtime}, PostgreSQL {machine.PostgreSql}{load}");
        Console.WriteLine($"Medians of {report.Rounds} alternating rounds, with minimum and maximum.");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("row").AddColumn("unit");
        foreach (var number in new[] { "product", "", "reference", "", "ratio", "" })
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap());
        table.AddColumn("goal");
        foreach (var figure in report.Figures)
            table.AddRow(
                Markup.Escape(figure.Name), figure.LessIsBetter ? figure.Unit + " (less is better)" : figure.Unit,
                Number(figure.Product.Median), Range(figure.Product), Number(figure.Reference.Median), Range(figure.Reference),
                Number(figure.Ratio.Median), Range(figure.Ratio), Markup.Escape(figure.Goal));
        // A pipe has no width, and a table with wrapped lines cannot be parsed.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 190;
        AnsiConsole.Write(table);
        foreach (var skipped in report.Skipped) Console.WriteLine($"{skipped.Name} was not measured: {skipped.Why}");
    }

    public static Task Json(Report report, string file, CancellationToken cancel) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Indented) + "\n", cancel);

    private static string Range(Spread spread) => $"{Number(spread.Least)} to {Number(spread.Most)}";

    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
