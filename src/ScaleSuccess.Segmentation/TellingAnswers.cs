using System.Globalization;

namespace ScaleSuccess.Segmentation;

/// <summary>An answer that sets a cluster apart.</summary>
/// <param name="Question">The question's name.</param>
/// <param name="Answer">The choice, or the third of the numbers ("up to 3", "above 8").</param>
/// <param name="Share">The share of the cluster's rows that gave it, among those who answered the question.</param>
/// <param name="Lift">That share divided by the share among all rows; 1 is "as often as anyone".</param>
public sealed record TellingAnswer(string Question, string Answer, double Share, double Lift);

/// <summary>Finds the answers that a cluster gives more often than others, for people to read.</summary>
public static class TellingAnswers
{
    // An answer that hardly anybody in the cluster gave does not describe it, however rare it is elsewhere.
    private const double LeastShare = 0.2;

    /// <summary>Up to <paramref name="most"/> answers for each cluster, the highest lift first.</summary>
    /// <param name="table">The answers.</param>
    /// <param name="clusters">The cluster of each row, counted from 0.</param>
    /// <param name="k">Number of clusters.</param>
    /// <param name="most">Answers a cluster.</param>
    public static IReadOnlyList<TellingAnswer>[] Of(AnswerTable table, IReadOnlyList<int> clusters, int k, int most)
    {
        var found = Enumerable.Range(0, k).Select(_ => new List<TellingAnswer>()).ToArray();
        foreach (var column in table.Columns)
            AddColumn(found, column, clusters, k);
        return [.. found.Select(answers => answers.OrderByDescending(a => a.Lift).ThenByDescending(a => a.Share)
            .ThenBy(a => a.Question, StringComparer.Ordinal).ThenBy(a => a.Answer, StringComparer.Ordinal).Take(most).ToArray())];
    }

    private static void AddColumn(List<TellingAnswer>[] found, AnswerColumn column, IReadOnlyList<int> clusters, int k)
    {
        var given = new Dictionary<string, int[]>();
        var answered = new int[k];
        var cells = Cells(column);
        for (var row = 0; row < clusters.Count; row++)
        {
            if (cells(row) is not { } answers)
                continue;
            answered[clusters[row]]++;
            foreach (var answer in answers.Distinct())
            {
                if (!given.TryGetValue(answer, out var counts))
                    given[answer] = counts = new int[k];
                counts[clusters[row]]++;
            }
        }

        foreach (var (answer, counts) in given)
            for (var c = 0; c < k; c++)
            {
                var share = answered[c] == 0 ? 0 : counts[c] / (double)answered[c];
                var lift = share / (counts.Sum() / (double)answered.Sum());
                if (share >= LeastShare && lift > 1)
                    found[c].Add(new TellingAnswer(column.Name, answer, share, lift));
            }
    }

    private static Func<int, IReadOnlyList<string>?> Cells(AnswerColumn column)
    {
        switch (column)
        {
            case SingleColumn single:
                return row => single.Cells[row] is { } answer ? [answer] : null;
            case MultipleColumn multiple:
                return row => multiple.Cells[row];
            case NumberColumn number:
                var thirds = Thirds(number);
                return row => double.IsNaN(number.Cells[row]) ? null : [thirds(number.Cells[row])];
            default:
                throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(column));
        }
    }

    private static Func<double, string> Thirds(NumberColumn column)
    {
        var sorted = column.Cells.Where(x => !double.IsNaN(x)).Order().ToArray();
        if (sorted.Length == 0)
            return _ => "";
        var (low, high) = (sorted[(sorted.Length - 1) / 3], sorted[(sorted.Length - 1) * 2 / 3]);
        return x => x <= low ? Say($"up to {low:0.##}") : x > high ? Say($"above {high:0.##}") : Say($"above {low:0.##}, up to {high:0.##}");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
