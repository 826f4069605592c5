using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>What a machine compares is the same on a Turkish one: analyzers see most of it, not Razor and not patterns.</summary>
public static partial class CultureRules
{
    public static IEnumerable<string> Breaches(SourceFile file) => file.Is(".cs", ".razor")
        ? file.Breaches(DependsOnLanguage(), "Say ToLowerInvariant, FoldedText, an ordinal comparison or RegexOptions.CultureInvariant: the machine's language must not matter.")
        : [];

    [GeneratedRegex(@"\.To(Lower|Upper)\(\)|\bStringCompar(ison|er)\.(Current|Invariant)Culture|\b[sS]tring\.Compare\(|RegexOptions\.IgnoreCase(?!.*CultureInvariant)")]
    private static partial Regex DependsOnLanguage();
}
