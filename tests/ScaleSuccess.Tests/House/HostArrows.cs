using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>
/// In the host a folder names only folders to its left; the customers' pages, the console and the development pages are
/// siblings and do not name each other; Hosting, which puts everything together, is named by Program alone.
/// </summary>
public static class HostArrows
{
    private const string Host = "src/ScaleSuccess.Web/";

    private static readonly string[][] LeftToRight =
    [
        ["Mail"], ["Configuration"], ["Assets"], ["Requests"], ["Health"], ["Parts"], ["Layouts"], ["Jobs"], ["Identity"], ["Api"],
        ["Portal", "Console", "Development"], ["Commands"], ["Hosting"],
    ];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder(Host) || !file.Is(".cs", ".razor") || file.Path == Host + "Program.cs") return [];
        var folder = file.Path[Host.Length..].Split('/')[0];
        // Page-wide usings at the root name whatever pages share.
        if (folder == "_Imports.razor") folder = "Layouts";
        var place = Array.FindIndex(LeftToRight, side => side.Contains(folder));
        if (place < 0) return [file.At(1, $"is in no folder of the host: {string.Join(", ", LeftToRight.SelectMany(side => side))}.")];
        var forbidden = LeftToRight.Skip(place).SelectMany(side => side).Where(name => name != folder).ToList();
        if (forbidden.Count == 0) return [];
        return file.Breaches(
            new Regex($@"\bScaleSuccess\.Web\.({string.Join('|', forbidden)})\b"),
            $"{folder} may name only folders to its left ({string.Join(", ", LeftToRight.Select(side => string.Join('/', side)))}).");
    }
}
