namespace ScaleSuccess.Surveys.Results;

/// <summary>By what answers are compared.</summary>
public enum GroupedBy
{
    Segment,
    Tier,
    Wave,
}

/// <summary>Which groups of people stand beside each other.</summary>
/// <param name="By">Segment and tier as they are now.</param>
/// <param name="Most">So many of the largest groups, of waves the latest, stand by themselves and the rest together; null: each does.</param>
public sealed record ResultGroups(GroupedBy By = GroupedBy.Segment, int? Most = null)
{
    /// <summary>Each segment by itself.</summary>
    public static readonly ResultGroups All = new();

    /// <summary>The group of all others. No segment, tier or wave is called so.</summary>
    public const string Others = "*";
}

/// <summary>Groups of people in the order in which they are shown.</summary>
/// <param name="Shown">The last may be <see cref="ResultGroups.Others"/>.</param>
/// <param name="Together">How many groups that is; 0: none.</param>
public sealed record ShownGroups(ResultGroups Of, IReadOnlyList<string> Shown, int Together)
{
    /// <param name="groups">Each with how many people answered, and the last day on which one of them began.</param>
    internal static ShownGroups From(ResultGroups of, IEnumerable<(string Group, long People, DateOnly Latest)> groups)
    {
        var ordered = (of.By == GroupedBy.Wave ? groups.OrderByDescending(group => group.Latest) : groups.OrderByDescending(group => group.People))
            .ThenBy(group => group.Group, StringComparer.Ordinal).Select(group => group.Group).ToList();
        // "Others" of one would save nothing.
        return of.Most is not { } most || ordered.Count <= most + 1 ? new(of, ordered, 0) : new(of, [.. ordered.Take(most), ResultGroups.Others], ordered.Count - most);
    }

    /// <summary>Under which of those that are shown somebody is counted.</summary>
    internal string Under(string group) => Together == 0 || Shown.Contains(group) ? group : ResultGroups.Others;
}
