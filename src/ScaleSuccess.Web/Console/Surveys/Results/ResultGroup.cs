using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Console.Surveys.Results;

/// <summary>A group of people as a column of the results.</summary>
/// <param name="Segment">Whose mark it has; null: it is no segment, or none yet.</param>
public sealed record ResultGroup(string Key, string Name, string? Segment)
{
    /// <returns>Empty where there is only one: it would say the same as all.</returns>
    public static IReadOnlyList<ResultGroup> Of(ShownGroups groups, Func<string, KnownSegment> segments) =>
        groups.Shown.Count < 2 ? [] : [.. groups.Shown.Select(group => Of(group, groups, segments))];

    private static ResultGroup Of(string group, ShownGroups groups, Func<string, KnownSegment> segments) => (group, groups.Of.By) switch
    {
        (ResultGroups.Others, _) => new(group, $"{groups.Together} others together", null),
        (_, GroupedBy.Tier) => new(group, group, null),
        (_, GroupedBy.Wave) => new(group, SendWords.Wave(group), null),
        _ => new(group, ResultWords.Segment(group, segments), group.Length > 0 ? group : null),
    };
}
