using ScaleSuccess.Definitions;

namespace ScaleSuccess.Plans.Texts;

/// <summary>
/// Which line is which of before, where lines have no keys: the one with the same words, else the most similar one, else the one in the same place. What none is
/// left for is new.
/// </summary>
internal static class PairTexts
{
    private const double Similar = 0.5;

    /// <param name="place">Told apart by it alone, when no words help.</param>
    /// <param name="mayBe">Whether one may have become the other; of those with the same words it is not asked.</param>
    public static IReadOnlyList<(T Was, T Now)> Of<T>(IEnumerable<T> was, IEnumerable<T> now, Func<T, string> words, Func<T, object> place, Func<T, T, bool> mayBe) where T : class
    {
        var (known, left, pairs) = (was.ToList(), now.ToList(), new List<(T, T)>());
        Each((before, one) => place(before).Equals(place(one)) && words(before) == words(one));
        Each((before, one) => words(before) == words(one));
        foreach (var (before, one) in BySimilarity()) if (left.Contains(one) && known.Contains(before)) Take(before, one);
        Each((before, one) => place(before).Equals(place(one)));
        return pairs;

        // The most similar first; of equally similar ones in the order of now.
        List<(T Was, T Now)> BySimilarity() =>
        [
            .. from one in left
               from before in known
               where mayBe(before, one)
               let shared = WordDiff.Shared(words(before), words(one))
               where shared >= Similar
               orderby shared descending
               select (before, one),
        ];

        void Each(Func<T, T, bool> isSame)
        {
            foreach (var one in left.ToList())
                if (known.Find(before => isSame(before, one)) is { } before) Take(before, one);
        }

        void Take(T before, T one)
        {
            pairs.Add((before, one));
            left.Remove(one);
            known.Remove(before);
        }
    }
}
