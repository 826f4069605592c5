using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ScaleSuccess.Definitions;

public enum LineChange { Same, Removed, Added }

public sealed record ChangedLine(LineChange Change, string Text);

/// <summary>What changed between two texts, line by line, removed lines before added ones. How a line ends is no change.</summary>
public static class LineDiff
{
    public static IReadOnlyList<ChangedLine> Between(string before, string after) =>
        [.. InlineDiffBuilder.Diff(Lines(before), Lines(after), ignoreWhiteSpace: false).Lines.Select(line => new ChangedLine(Change(line), line.Text))];

    /// <summary>What two people made of one text, with the lines of both; null: they have changed the same lines.</summary>
    public static string? Merged(string was, string mine, string theirs) =>
        ThreeWayDiffer.Instance.CreateMerge(Lines(was), Lines(mine), Lines(theirs), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance) is { IsSuccessful: true } merged
            ? string.Join('\n', merged.MergedPieces) + "\n" : null;

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static LineChange Change(DiffPiece line) => line.Type switch
    {
        ChangeType.Unchanged => LineChange.Same,
        ChangeType.Deleted => LineChange.Removed,
        ChangeType.Inserted => LineChange.Added,
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Type, null),
    };
}
