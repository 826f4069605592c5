using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ScaleSuccess.Definitions;

public enum WordChange { Same, Removed, Added }

public sealed record ChangedWords(WordChange Change, string Text);

/// <summary>What changed between two short texts, word by word, removed words before added ones.</summary>
public static class WordDiff
{
    /// <returns>No two after each other with the same change. Texts that share less than half are shown whole, one after the other.</returns>
    public static IReadOnlyList<ChangedWords> Between(string before, string after)
    {
        var changed = Pieces(before, after);
        return Share(changed, before, after) >= 0.5 ? changed : [new ChangedWords(WordChange.Removed, before), new ChangedWords(WordChange.Added, after)];
    }

    /// <summary>How much of the longer text is the same in both, from 0 to 1.</summary>
    public static double Shared(string before, string after) => Share(Pieces(before, after), before, after);

    private static double Share(List<ChangedWords> pieces, string before, string after) =>
        (double)pieces.Where(one => one.Change == WordChange.Same).Sum(one => one.Text.Length) / Math.Max(Math.Max(before.Length, after.Length), 1);

    private static List<ChangedWords> Pieces(string before, string after)
    {
        var changed = new List<ChangedWords>();
        foreach (var piece in new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false, ignoreCase: false, new WordChunker()).Lines)
        {
            var change = piece.Type switch { ChangeType.Deleted => WordChange.Removed, ChangeType.Inserted => WordChange.Added, _ => WordChange.Same };
            if (changed is [.., var last] && last.Change == change) changed[^1] = last with { Text = last.Text + piece.Text };
            else changed.Add(new ChangedWords(change, piece.Text));
        }
        return changed;
    }
}
