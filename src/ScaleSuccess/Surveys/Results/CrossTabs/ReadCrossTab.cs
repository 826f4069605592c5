using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>Counts how the answers to one question go with those to another.</summary>
public sealed class ReadCrossTab(NpgsqlDataSource source, ReadVersions versions)
{
    /// <summary>What so many people gave: several values of a side where several could be chosen.</summary>
    private sealed record Counted(IReadOnlyList<string> Row, IReadOnlyList<string> Column, long People);

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
            && new[] { row, column }.All(side => side.Is(version.Value.Find(side.Question.Question.Key))));
        return await source.AllAsync(Sql.Text("Surveys/Results/CrossTabs/CrossTab.sql"), read => new Counted(row.Read(read.GetString(0)), column.Read(read.GetString(1)), read.GetInt64(2)), cancel,
            results.Survey.Key, row.Fields.ToArray(), row.Reading == SideReading.Filled, column.Fields.ToArray(), column.Reading == SideReading.Filled,
            filter.Segment ?? "*", filter.Tier ?? "*", asking.Select(version => version.Definition.Id).ToArray(), filter.Wave ?? "*", filter.Begin, filter.End);
    }

    private static CrossTab Table(CrossTabSide row, CrossTabSide column, IReadOnlyList<Counted> counted)
    {
        var (inRows, inColumns) = (Values(row, counted, count => count.Row), Values(column, counted, count => count.Column));
        var people = new Dictionary<(SideValue Row, SideValue? Column), long>();
        foreach (var count in counted)
            if (inColumns.Of(count.Column) is { Count: > 0 } columns)
                foreach (var value in inRows.Of(count.Row))
                    foreach (var other in columns.Prepend(null)) people[(value, other)] = people.GetValueOrDefault((value, other)) + count.People;
        return new CrossTab(row, column,
            [.. inRows.All.Where(value => people.ContainsKey((value, null))).Select(value => new CrossTabRow(value, people[(value, null)], [.. inColumns.All.Select(other => people.GetValueOrDefault((value, other)))]))],
            inColumns.All);
    }

    private static SideValues Values(CrossTabSide side, IEnumerable<Counted> counted, Func<Counted, IReadOnlyList<string>> given) =>
        SideValues.Of(side, counted.SelectMany(count => given(count), (count, value) => (count.People, Value: value)).GroupBy(one => one.Value).ToDictionary(same => same.Key, same => same.Sum(one => one.People)));
}
