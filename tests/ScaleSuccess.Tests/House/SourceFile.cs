using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>One file of ours. <paramref name="Path"/> is relative to the repository, with slashes.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public IEnumerable<string> Folders => Path.Split('/')[..^1];

    public bool Is(params string[] endings) => endings.Any(ending => Path.EndsWith(ending, StringComparison.Ordinal));

    public bool IsUnder(params string[] folders) => folders.Any(folder => Path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The lines as the compiler sees them: no comments, and strings empty, so that names in prose do not count.</summary>
    public IEnumerable<(int Number, string Code)> Code =>
        Lines.Select((line, index) => (index + 1, Comment().Replace(Quoted().Replace(line, "\"\""), "")));

    /// <summary>Every place where a rule is broken, as an editor can jump to it.</summary>
    public IEnumerable<string> Breaches(Regex forbidden, string sentence) =>
        from line in Code
        let match = forbidden.Match(line.Code)
        where match.Success
        select At(line.Number, $"{match.Value.Trim()}: {sentence}");

    public string At(int line, string sentence) => $"{Path}({line}): {sentence}";

    [GeneratedRegex("""(?<!["\\])"(\\.|[^"\\])*"(?!")""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<!:)//.*$|^\s*(/\*|\*).*$")]
    private static partial Regex Comment();
}
