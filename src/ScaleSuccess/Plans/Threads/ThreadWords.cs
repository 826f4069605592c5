using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>What became of something said in a thread.</summary>
public abstract record ThreadOutcome
{
    private ThreadOutcome() { }

    /// <summary>Taken, now or by an earlier click.</summary>
    public sealed record Taken : ThreadOutcome;

    /// <summary>Nothing is said: nobody could answer.</summary>
    public sealed record NoWords : ThreadOutcome;

    /// <param name="Over">By how many characters, of the most that fit.</param>
    public sealed record TooLong(int Over, int Most) : ThreadOutcome;

    /// <summary>The plan has no such item, or no longer: nothing is taken, so that words about one thing do not end up beside another.</summary>
    public sealed record NotInPlan : ThreadOutcome;
}

/// <summary>The words of a help request, a comment or an answer.</summary>
public static class ThreadWords
{
    public const int Longest = 2000;

    /// <summary>By how many characters the words are too long, as the form's field counts them; 0: they fit.</summary>
    public static int TooLong(string words) => Math.Max(0, TypedText.Length(Said(words)) - Longest);

    /// <summary>The words as they are kept: what nobody sees is nothing.</summary>
    public static string Said(string words) => TypedText.Lines(words).Trim();

    /// <summary>Sent again they say what is kept, or nothing, as a second click does; other words would be lost.</summary>
    public static bool AreSaid(string said, string kept) => said.Length == 0 || said == kept;

    /// <returns>Why they are not taken; null: they are.</returns>
    public static ThreadOutcome? Refusal(string words) =>
        Said(words).Length == 0 ? new ThreadOutcome.NoWords() : TooLong(words) is > 0 and var over ? new ThreadOutcome.TooLong(over, Longest) : null;
}
