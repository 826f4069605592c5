using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>Counts how the answers to one question go with those to another.</summary>
public sealed class ReadCrossTab(NpgsqlDataSource source, ReadVersions versions)
{
    /// <summary>The column of everybody, where one person can be in several.</summary>
    private const string Anybody = "";

    private sealed record Counted(string Row, string Column, long People);

    /// <returns>Null when there is no such side, or both are the same.</returns>
    public async Task<CrossTab?> Of(SurveyResults results, string? rows, string? columns, CancellationToken cancel)
    {
        var sides = CrossTabSide.Of(results);
        return sides.FirstOrDefault(side => side.Key == rows) is { } row && sides.FirstOrDefault(side => side.Key == columns) is { } column && row != column
            ? Table(row, column, await Count(results, row, column, cancel)) : null;
    }

    private async Task<IReadOnlyList<Counted>> Count(SurveyResults results, CrossTabSide row, CrossTabSide column, CancellationToken cancel)
    {
        var filter = results.Filter;
        var asking = (await versions.Of(results.Survey.Key, cancel)).Where(version => (filter.Version is null || version.Definition.Version == filter.Version)
            && new[] { row, column }.All(side => version.Value.Find(side.Question.Question.Key)?.Kind == side.Question.Question.Kind));
        return await source.AllAsync(Sql.Text("Surveys/Results/CrossTabs/CrossTab.sql"), read => new Counted(read.GetString(0), read.GetString(1), read.GetInt64(2)), cancel,
            results.Survey.Key, row.Reading.ToString(), row.Fields.ToArray(), row.Item ?? "", column.Reading.ToString(), column.Fields.ToArray(), column.Item ?? "",
            filter.Segment ?? "*", filter.Tier ?? "*", asking.Select(version => version.Definition.Id).ToArray(), filter.Wave ?? "*", filter.Begin, filter.End);
    }

    /// <summary>Numbers are read here as everywhere, from what was typed: each row has one of them, so that what is typed alike may be added.</summary>
    private static CrossTab Table(CrossTabSide row, CrossTabSide column, IReadOnlyList<Counted> counted)
    {
        var (inRows, inColumns) = (Values(row, counted, count => count.Row), Values(column, counted.Where(count => count.Column != Anybody), count => count.Column));
        var people = new Dictionary<(SideValue Row, SideValue? Column), long>();
        foreach (var count in counted)
            if (inRows.Under.TryGetValue(count.Row, out var value))
            {
                if (count.Column == Anybody) Add(value, null, count.People);
                else if (inColumns.Under.TryGetValue(count.Column, out var other))
                {
                    Add(value, other, count.People);
                    if (column.Reading != SideReading.Each) Add(value, null, count.People);
                }
            }
        return new CrossTab(row, column,
            [.. inRows.All.Where(value => people.ContainsKey((value, null))).Select(value => new CrossTabRow(value, people[(value, null)], [.. inColumns.All.Select(other => people.GetValueOrDefault((value, other)))]))],
            inColumns.All);

        void Add(SideValue value, SideValue? other, long more) => people[(value, other)] = people.GetValueOrDefault((value, other)) + more;
    }

    private static SideValues Values(CrossTabSide side, IEnumerable<Counted> counted, Func<Counted, string> typed) =>
        SideValues.Of(side, counted.GroupBy(typed).ToDictionary(same => same.Key, same => same.Sum(count => count.People)));
}
