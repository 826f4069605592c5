using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console.Surveys.Results;

/// <summary>What an address says of whom results are read, and how.</summary>
public static class ResultsAddress
{
    public const string Version = SurveyQuery.Version, Segment = SurveyQuery.Segment, Tier = SurveyQuery.Tier, Wave = SurveyQuery.Wave, From = SurveyQuery.From, Until = SurveyQuery.Until;
    public const string Rows = AskedSides.Rows, Columns = AskedSides.Columns, Question = "question", Search = "search", By = "by", Groups = "groups";

    /// <summary>Of <see cref="Groups"/>: each stands by itself.</summary>
    public const string Each = "each";

    private const int MostGroups = 4;

    /// <summary>Customers without a segment.</summary>
    public const string NoSegment = SurveyQuery.NoSegment;

    /// <summary>What cannot be read filters nothing.</summary>
    public static ResultFilter Read(IQueryCollection query) => new(
        Text(query, Segment) is { } segment ? segment == NoSegment ? "" : segment : null, Text(query, Tier),
        int.TryParse(query[Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null, Text(query, Wave),
        Days.ReadIso(query[From]), Days.ReadIso(query[Until]));

    /// <summary>By segment, and the largest groups alone, unless it says otherwise.</summary>
    public static ResultGroups ReadGroups(IQueryCollection query) => new(
        query[By].ToString() switch { "tier" => GroupedBy.Tier, "wave" => GroupedBy.Wave, _ => GroupedBy.Segment }, query[Groups] == Each ? null : MostGroups);

    public static ResultGroups Largest(GroupedBy by) => new(by, MostGroups);

    public static IEnumerable<(string Name, object? Value)> Write(ResultFilter filter, ResultGroups groups) =>
        [.. Write(filter), (By, groups.By == GroupedBy.Segment ? null : ResultWords.Noun(groups.By)), (Groups, groups.Most is null ? Each : null)];

    public static IEnumerable<(string Name, object? Value)> Write(ResultFilter filter) =>
    [
        (Version, filter.Version), (Segment, filter.Segment is "" ? NoSegment : filter.Segment), (Tier, filter.Tier), (Wave, filter.Wave),
        (From, filter.From is { } from ? Days.Iso(from) : null), (Until, filter.Until is { } until ? Days.Iso(until) : null),
    ];

    /// <summary>The address without what a form leaves empty, since that chooses nothing; null: it has no such thing.</summary>
    public static string? Shortened(HttpRequest request) => request.Query.All(one => one.Value.ToString().Length > 0) ? null
        : request.Path + QueryString.Create(request.Query.Where(one => one.Value.ToString().Length > 0));

    /// <summary>Null: not given. PostgreSQL's texts hold no NUL, so nothing is called so.</summary>
    public static string? Text(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 } given && !given.Contains('\0', StringComparison.Ordinal) ? given : null;
}
