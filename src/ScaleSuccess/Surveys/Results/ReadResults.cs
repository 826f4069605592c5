using System.Runtime.InteropServices;
using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

/// <summary>Reads what came of a survey, from what <see cref="CountResponses"/> has counted.</summary>
public sealed class ReadResults(NpgsqlDataSource source, CurrentSurvey surveys)
{
    private sealed record Cell(
        long? Definition, string Wave, string Segment, string Tier, DateOnly Day, int People, int Submitted, int[] Reached, int[] Seconds, int[] Given, int[] GivenBy, int[] Lost)
    {
        public string Group(GroupedBy by) => by switch { GroupedBy.Tier => Tier, GroupedBy.Wave => Wave, _ => Segment };
    }

    private sealed record Count(long Definition, string Question, string Value, string Group, long People);

    private sealed record Counted(List<Cell> Cells, Dictionary<int, (string Question, string Value)> Values, bool IsCounting, long SetAside);

    /// <returns>Null when there is no such survey.</returns>
    public Task<SurveyResults?> Of(string key, ResultFilter filter, CancellationToken cancel) => Of(key, filter, ResultGroups.All, cancel);

    /// <returns>Null when there is no such survey.</returns>
    public async Task<SurveyResults?> Of(string key, ResultFilter filter, ResultGroups by, CancellationToken cancel)
    {
        if (await surveys.TryFind(key, cancel) is not { } found) return null;
        var active = CurrentSurvey.Outlined(found);
        var (cells, values, counting, aside) = await Read(key, cancel);
        var versions = new Dictionary<long, ParsedDefinition<Survey>> { [active.Definition.Id] = active };
        foreach (var id in cells.Select(cell => cell.Definition).OfType<long>().Distinct()) versions[id] = await surveys.OutlinedVersion(id, cancel);
        var within = cells.Where(cell => Fits(cell, filter, versions)).ToList();
        var groups = ShownGroups.From(by, within.Where(cell => cell.Submitted > 0).GroupBy(cell => cell.Group(by.By)).Select(of => (of.Key, of.Sum(cell => (long)cell.Submitted), of.Max(cell => cell.Day))));
        var counts = Counts(within, values, groups);
        return new SurveyResults(
            active.Value, active.Definition.Version, filter, within.Sum(cell => (long)cell.Submitted), FunnelOf(within, versions, active, filter),
            AskedQuestions.Of(active, versions, new CountedQuestions(counts.ToLookup(count => (count.Definition, count.Question), count => (count.Group, count.Value, count.People)), DropOffs(within, values))),
            groups, Offered(cells, versions), counting, aside);
    }

    private async Task<Counted> Read(string key, CancellationToken cancel)
    {
        var asked = new AskedTogether();
        var cells = asked.All(Sql.Text("Surveys/Results/ReadCells.sql"), row => new Cell(
            row.Optional<long>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), row.GetInt32(5), row.GetInt32(6),
            row.GetFieldValue<int[]>(7), row.GetFieldValue<int[]>(8), row.GetFieldValue<int[]>(9), row.GetFieldValue<int[]>(10), row.GetFieldValue<int[]>(11)), key);
        var values = asked.All("select id, question, value from survey_values where survey = $1", row => (Id: row.GetInt32(0), Question: row.GetString(1), Value: row.GetString(2)), key);
        var noted = asked.All("select exists (select from survey_days_to_count where survey = $1)", row => row.GetBoolean(0), key);
        var aside = asked.All("select count(*) from responses where survey = $1 and set_aside <> '{}' and submitted_at is not null", row => row.GetInt64(0), key);
        await asked.Run(source, cancel);
        return new Counted(cells, values.ToDictionary(value => value.Id, value => (value.Question, value.Value)), noted.Single(), aside.Single());
    }

    private static List<Count> Counts(List<Cell> cells, Dictionary<int, (string Question, string Value)> values, ShownGroups groups)
    {
        var counts = new List<Count>();
        foreach (var same in cells.Where(cell => cell.Definition is not null).GroupBy(cell => (Definition: cell.Definition!.Value, Group: groups.Under(cell.Group(groups.Of.By)))))
        {
            var people = new Dictionary<int, long>();
            foreach (var cell in same)
                for (var at = 0; at < cell.Given.Length; at++)
                    CollectionsMarshal.GetValueRefOrAddDefault(people, cell.Given[at], out _) += cell.GivenBy[at];
            counts.AddRange(people.Select(given => new Count(same.Key.Definition, values[given.Key].Question, values[given.Key].Value, same.Key.Group, given.Value)));
        }
        return counts;
    }

    private static Dictionary<(long Definition, string Question), DropOff> DropOffs(List<Cell> cells, Dictionary<int, (string Question, string Value)> values)
    {
        var counted = new Dictionary<(long Definition, int Question), (long Saw, long Answered, long Stopped)>();
        foreach (var cell in cells.Where(cell => cell.Definition is not null))
            for (var at = 0; at < cell.Lost.Length; at += 4)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, (cell.Definition!.Value, cell.Lost[at]), out _);
                (sum.Saw, sum.Answered, sum.Stopped) = (sum.Saw + cell.Lost[at + 1], sum.Answered + cell.Lost[at + 2], sum.Stopped + cell.Lost[at + 3]);
            }
        return counted.ToDictionary(count => (count.Key.Definition, values[count.Key.Question].Question), count => new DropOff(count.Value.Saw, count.Value.Answered, count.Value.Stopped));
    }

    private static bool Fits(Cell cell, ResultFilter filter, Dictionary<long, ParsedDefinition<Survey>> versions) =>
        (filter.Segment is null || cell.Segment == filter.Segment) && (filter.Tier is null || cell.Tier == filter.Tier) && (filter.Wave is null || cell.Wave == filter.Wave)
        && cell.Day >= filter.First && cell.Day <= filter.Last
        && (filter.Version is null || (cell.Definition is { } id && versions[id].Definition.Version == filter.Version));

    private static SurveyFunnel FunnelOf(List<Cell> cells, Dictionary<long, ParsedDefinition<Survey>> versions, ParsedDefinition<Survey> active, ResultFilter filter)
    {
        var newest = cells.Select(cell => cell.Definition).OfType<long>().DefaultIfEmpty(active.Definition.Id).Max();
        var pages = versions[newest].Value.Pages;
        var same = versions.Where(version => version.Value.Value.Pages.Select(page => page.Title).SequenceEqual(pages.Select(page => page.Title))).Select(version => version.Key).ToHashSet();
        var begun = cells.Where(cell => cell.Definition is { } id && same.Contains(id)).ToList();
        var people = begun.Sum(cell => (long)cell.People);
        return new SurveyFunnel(
            // An invitation is to no version, so it is left out when one is asked for.
            filter.Version is null && (active.Value.Purpose == Purpose.Onboarding || cells.Exists(cell => cell.Wave != Response.FirstWave)) ? people + cells.Where(cell => cell.Definition is null).Sum(cell => (long)cell.People) : null,
            people, [.. pages.Select(page => new ReachedPage(page, begun.Sum(cell => (long)cell.Reached.ElementAtOrDefault(page.Number - 1))))], begun.Sum(cell => (long)cell.Submitted),
            Median(begun),
            cells.Where(cell => cell.Definition is { } id && !same.Contains(id)).Sum(cell => (long)cell.People));
    }

    private static TimeSpan? Median(List<Cell> cells)
    {
        var seconds = cells.SelectMany(cell => cell.Seconds).ToArray();
        if (seconds.Length == 0) return null;
        Array.Sort(seconds);
        return TimeSpan.FromSeconds(((long)seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2.0);
    }

    private static OfferedFilters Offered(List<Cell> cells, Dictionary<long, ParsedDefinition<Survey>> versions) => new(
        [.. versions.Values.Select(version => version.Definition.Version).OrderDescending()], Distinct(cells, cell => cell.Segment), Distinct(cells, cell => cell.Tier), Distinct(cells, cell => cell.Wave));

    private static IReadOnlyList<string> Distinct(List<Cell> cells, Func<Cell, string> what) => [.. cells.Select(what).Distinct().Order(StringComparer.Ordinal)];
}
