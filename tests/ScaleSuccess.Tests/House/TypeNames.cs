using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>The types that a file declares.</summary>
public static partial class TypeNames
{
    private static readonly string[] SayNothing =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Services", "Base", "Impl", "Dto", "Extensions"];

    /// <summary>A component's type is its file's name.</summary>
    public static IEnumerable<(string Name, int Line)> In(SourceFile file)
    {
        if (file.Is(".razor")) return [(file.Name[..^".razor".Length], 1)];
        if (!file.Is(".cs")) return [];
        return from line in file.Code
               from Match declared in Declaration().Matches(line.Code)
               select (declared.Groups["name"].Value, line.Number);
    }

    public static IEnumerable<string> Breaches(SourceFile file) =>
        from type in In(file)
        let word = Word().Matches(type.Name).Select(match => match.Value).FirstOrDefault(SayNothing.Contains)
        where word is not null
        select file.At(type.Line, $"{type.Name}: \"{word}\" says nothing; name the noun or what it does.");

    /// <summary>
    /// A folder named as a type would hide it from the folder's project: CS0118. Segmentation names no type of ours but its own, so its
    /// folders hide no others.
    /// </summary>
    public static IEnumerable<string> FolderBreaches(IReadOnlyCollection<SourceFile> files)
    {
        var folders = files.SelectMany(file => file.Folders).ToHashSet();
        var elsewhere = files.Where(file => !IsSegmentation(file)).SelectMany(file => file.Folders).ToHashSet();
        return from file in files
               from type in In(file)
               where (IsSegmentation(file) ? folders : elsewhere).Contains(type.Name)
               select file.At(type.Line, $"type {type.Name} has the name of a folder.");
    }

    private static bool IsSegmentation(SourceFile file) =>
        file.IsUnder(Purity.Folder, "tests/ScaleSuccess.Segmentation.Tests/");

    [GeneratedRegex(@"^\s*(?:[a-z]+\s+)*(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
