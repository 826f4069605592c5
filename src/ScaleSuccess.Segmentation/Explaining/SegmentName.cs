using System.Globalization;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>
/// Short names for segments from their most distinguishing answers, such as "Cut manual reporting · small teams · careful": a first
/// proposal, which ops can replace.
/// </summary>
public static class SegmentName
{
    /// <summary>The maximum length of a name.</summary>
    public const int Longest = 60;

    private const int MostParts = 3;
    private const int LongestPart = 28;
    private const int LeastQuestion = 18;
    private const int ShortWord = 3;

    // A segment too small for anything to be significant still gets a name: it is a proposal, not a finding.
    private const double LeastSurprise = 2.71;
    private const string Between = " · ";
    private const string Everybody = "All customers";
    private const string Nothing = "Mixed answers";

    /// <summary>One name a cluster, no two the same; at most three parts of different questions.</summary>
    /// <param name="space">The questions.</param>
    /// <param name="counts">How often each answer was given, or is expected to be.</param>
    /// <param name="labels">Words for keys; null: keys as they are.</param>
    public static IReadOnlyList<string> Of(FeatureSpace space, AnswerCounts counts, Labels? labels = null)
    {
        if (counts.K == 1)
            return [Everybody];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shared = new SharedAnswers(space, labels ?? Labels.None);
        var names = new string[counts.K];
        for (var cluster = 0; cluster < counts.K; cluster++)
        {
            // Of one question the most distinguishing answer only: the others mostly say the same in other words.
            var often = DistinguishingAnswers.All(space, counts, cluster, labels ?? Labels.None, LeastSurprise).Where(a => a.Often)
                .OrderByDescending(a => a.Surprise > DistinguishingAnswers.LeastSurprise).ThenByDescending(a => a.Distinction);
            var parts = often.DistinctBy(a => a.Question).Select(a => Part(shared, space.Features[a.Question], a.Answer!)).ToArray();
            names[cluster] = Free(parts, taken);
            taken.Add(names[cluster]);
        }
        return names;
    }

    // If another segment has the name, its answers are replaced one by one by the next distinguishing ones; as a last resort a number is added.
    private static string Free(string[] parts, HashSet<string> taken)
    {
        for (var leftOut = parts.Length; leftOut >= 0; leftOut--)
            if (Joined([.. parts.Where((_, i) => i != leftOut)]) is var name && name.Length > 0 && !taken.Contains(name))
                return name;
        var first = parts.Length == 0 ? Nothing : Joined(parts);
        var (free, number) = (first, 1);
        while (taken.Contains(free))
            free = string.Create(CultureInfo.InvariantCulture, $"{Shortened(first, Longest - 5)} ({++number})");
        return free;
    }

    private static string Joined(string[] parts)
    {
        var name = "";
        var used = 0;
        foreach (var part in parts)
            if (used < MostParts && name.Length + Between.Length + part.Length <= Longest)
                (name, used) = (used == 0 ? char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..] : name + Between + part, used + 1);
        return name;
    }

    // An answer that says nothing by itself keeps its question, however long it is: two such answers would read as one.
    private static string Part(SharedAnswers shared, Feature feature, DistinguishingAnswer told)
    {
        var answer = Shortened(told.Answer, LongestPart);
        return shared.SpeaksForItself(feature, told.Answer)
            ? answer
            : $"{Shortened(told.Question.TrimEnd('?', ':', '.', ' '), Math.Max(LeastQuestion, LongestPart - 2 - answer.Length))}: {answer}";
    }

    /// <summary>Cut at the end of a word where one ends in the second half, and never after a word such as "of" or "the".</summary>
    internal static string Shortened(string text, int longest)
    {
        text = text.Trim();
        if (text.Length <= longest)
            return text;
        var cut = text[..(longest - 1)];
        if (text[longest - 1] != ' ' && cut.LastIndexOf(' ') is var end && end >= longest / 2)
            cut = cut[..end];
        while (cut.LastIndexOf(' ') is > 0 and var word && cut.Length - word - 1 <= ShortWord)
            cut = cut[..word];
        // Half of a surrogate pair is not a character.
        if (char.IsHighSurrogate(cut[^1]))
            cut = cut[..^1];
        return cut.TrimEnd(' ', ',', ';', '(') + "…";
    }
}
