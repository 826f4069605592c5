using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Tests.Foundation;

internal static class Expect
{
    public static T Good<T>(Read<T> read) => read switch
    {
        Read<T>.Good(var value) => value,
        Read<T>.Bad(var mistakes) => throw new InvalidOperationException(string.Join('\n', mistakes)),
        _ => throw new InvalidOperationException(),
    };

    public static IReadOnlyList<Mistake> Bad<T>(Read<T> read) => Assert.IsType<Read<T>.Bad>(read).Mistakes;

    /// <summary>Exactly one mistake, in this line, that says this.</summary>
    public static void One<T>(Read<T> read, int line, string key, string sentence)
    {
        var mistakes = Bad(read);
        Assert.True(mistakes.Count == 1, string.Join('\n', mistakes));
        Assert.Equal(line, mistakes[0].Line);
        Assert.Contains(key, mistakes[0].Key, StringComparison.Ordinal);
        Assert.Contains(sentence, mistakes[0].Sentence, StringComparison.Ordinal);
    }

    /// <summary>The text with the n-th line (from 1) replaced, or taken out.</summary>
    public static string Line(string text, int line, string? with)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (with is null) lines.RemoveAt(line - 1);
        else lines[line - 1] = with;
        return string.Join('\n', lines);
    }
}
