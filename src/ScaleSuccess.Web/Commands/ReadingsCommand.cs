using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.SegmentCli.Files;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>readings import FILE</c>: takes readings of customers' measures from a CSV file, all or none.</summary>
public static partial class ReadingsCommand
{
    private const int MostShown = 100;

    /// <summary>In the order of <see cref="ReadingField"/>.</summary>
    private static readonly IReadOnlyList<string> Columns = ["customer", "measure", "day", "value"];

    public static Command Create(Option<string?> data, CommandHost host)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV in UTF-8 with the columns customer (its key), measure (its key), day (2026-11-03) and value (9.5).",
        };
        var import = new Command("import", "Take readings from a CSV file; nothing is taken when one is wrong, and a day that was imported before is replaced.") { file };
        import.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, stop) =>
            await Import(parsed.GetRequiredValue(file), services.GetRequiredService<TakeReadings>(),
                services.GetRequiredService<IStringLocalizer<ReadingTexts>>(), stop), cancel));
        return new Command("readings", "Readings of customers' measures.") { import };
    }

    private static async Task<int> Import(string file, TakeReadings take, IStringLocalizer<ReadingTexts> texts, CancellationToken cancel)
    {
        var (rows, unreadable) = CsvTable.Read(file, Columns);
        if (unreadable is not null) return CommandLine.Refuse(unreadable);
        var mistakes = rows.Where(row => row.Cells[3].Length > 0 && Number(row.Cells[3]) is null)
            .Select(row => (row.Line, Mistake: new ReadingMistake(ReadingField.Value, ReadingMistakeCode.NotANumber))).ToList();
        var sent = rows.Select(row => new SentReading(row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3].Length == 0 ? null : Number(row.Cells[3]) ?? 0)).ToList();
        // What is no number here is told from the others by the mistakes above; the other columns are checked all the same.
        var outcome = mistakes.Count == 0 ? await take.Run(sent, ReadingSource.Csv, cancel)
            : new TakeReadingsOutcome.Refused(await take.Check(sent, cancel));
        switch (outcome)
        {
            case TakeReadingsOutcome.Taken(var saved, var unchanged):
                System.Console.WriteLine($"{saved} readings saved, {unchanged} were known.");
                return CommandLine.Done;
            case TakeReadingsOutcome.Refused(var wrong):
                mistakes.AddRange(wrong.Select(one => (rows[one.Index].Line, one.Mistake)));
                return CommandLine.Refuse([.. Sentences(file, mistakes, texts), "Nothing was imported."]);
            default:
                throw new InvalidOperationException($"No answer for {outcome}.");
        }
    }

    private static IEnumerable<string> Sentences(string file, List<(long Line, ReadingMistake Mistake)> mistakes, IStringLocalizer<ReadingTexts> texts)
    {
        foreach (var (line, mistake) in mistakes.OrderBy(one => one.Line).Take(MostShown))
            yield return $"{file}, line {line}, column '{Columns[(int)mistake.Field]}': {texts.Sentence(mistake)}";
        if (mistakes.Count > MostShown) yield return $"And {mistakes.Count - MostShown} more mistakes.";
    }

    /// <summary>As programs write it, or with a decimal comma. "1,234" may be either: better to refuse it than to guess.</summary>
    private static double? Number(string text) =>
        double.TryParse(DecimalComma().Replace(text, "$1.$2"), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null;

    [GeneratedRegex(@"^(-?\d+),(\d{1,2}|\d{4,})$")]
    private static partial Regex DecimalComma();
}
