using System.Xml.Linq;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>A .resx of ours: NAME.resx for English, NAME.de.resx for a language.</summary>
public sealed record TextFile(string Path, IReadOnlyList<string> Keys)
{
    public static IReadOnlyList<TextFile> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(System.IO.Path.Combine(SourceTree.Root, "src"), "*.resx", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/')
           where !relative.Split('/').Intersect(["bin", "obj", "node_modules"]).Any()
           select new TextFile(relative, [.. XDocument.Load(path).Descendants("data").Select(data => data.Attribute("name")!.Value)]),
    ];

    /// <summary>The class whose texts these are: PlanTexts, whatever the language.</summary>
    public string Owner => System.IO.Path.GetFileName(Path).Split('.')[0];

    public bool IsNeutral => System.IO.Path.GetFileName(Path).Count(c => c == '.') == 1;
}
