using CsvHelper;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.CrossTabs;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console.Surveys.Results.Files;

/// <summary>Two questions together as CSV; docs/results.md has the columns.</summary>
public sealed class CrossTabCsv(ReadResults results, ReadCrossTab read)
{
    /// <returns>Null when there is no such survey, or the query says what is wrong; else writes the file.</returns>
    public async Task<Func<Stream, Task>?> Of(string survey, ResultFilter filter, SurveyQuery query, CancellationToken cancel) =>
        await results.Of(survey, filter, cancel) is { } found && await AskedSides.Read(query, read, found, cancel) is { } tab ? output => Write(output, tab, cancel) : null;

    private static async Task Write(Stream output, CrossTab tab, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, ResponsesCsv.Spreadsheet, leaveOpen: true);
        foreach (var head in new[] { tab.RowSide.Label, $"Answered: {tab.ColumnSide.Label}" }.Concat(tab.Columns.Select(column => column.Label))) csv.WriteField(head);
        await csv.EndRecordAsync(cancel);
        foreach (var row in tab.Rows)
        {
            csv.WriteField(row.Value.Label);
            foreach (var people in row.Counts.Prepend(row.People)) csv.WriteField(people);
            await csv.EndRecordAsync(cancel);
        }
        await csv.FlushAsync(cancel);
    }
}
