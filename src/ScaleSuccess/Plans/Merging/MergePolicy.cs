namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// Which changes follow a new draft without a question, at the moment when it comes. It is asked only about lines that the customer has left as they were; the
/// rest is always asked. Whoever answers what was left merges with <see cref="AskAll"/>: a line whose edits are answered away is one that was left as it was,
/// and what has been asked about it must not follow by itself.
/// </summary>
/// <param name="Follows">Gets the change without <see cref="ProposedChange.IsAutomatic"/>.</param>
public sealed record MergePolicy(Func<ProposedChange, bool> Follows)
{
    public static readonly MergePolicy AskAll = new(_ => false);
    public static readonly MergePolicy FollowAll = new(_ => true);

    /// <summary>What somebody has accepted is changed by nobody but them.</summary>
    /// <param name="accepted">The kinds of line in the sections that are accepted.</param>
    public static MergePolicy FollowOutside(IReadOnlySet<string> accepted) => new(change => !accepted.Contains(change.Line.Kind));
}
