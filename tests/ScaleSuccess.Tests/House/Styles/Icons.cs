using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Styles;

/// <summary>An icon that a page names and nobody has drawn: the page fails when it comes to that line.</summary>
public static partial class Icons
{
    public static IEnumerable<string> Unknown(IReadOnlyCollection<SourceFile> files)
    {
        var drawn = files.Where(file => file.Is("Parts/Icon.razor")).SelectMany(file => Drawn().Matches(file.Text)).Select(match => match.Groups["name"].Value).ToHashSet();
        return from file in files
               where file.Is(".razor")
               from line in file.Lines.Index()
               from Match used in Used().Matches(line.Item)
               where !drawn.Contains(used.Groups["name"].Value)
               select file.At(line.Index + 1, $"{used.Groups["name"].Value}: there is no such icon.");
    }

    [GeneratedRegex("""^\s*\["(?<name>[a-z-]+)"\] =""", RegexOptions.Multiline)]
    private static partial Regex Drawn();

    [GeneratedRegex("""(?:<Icon Name|IconName)="(?<name>[a-z-]+)["]""")]
    private static partial Regex Used();
}
