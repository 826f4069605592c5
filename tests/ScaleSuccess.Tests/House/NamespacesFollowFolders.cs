using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>Without this rule the arrows could be bypassed by declaring a type in another folder's namespace.</summary>
public static partial class NamespacesFollowFolders
{
    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.Is(".cs")) return [];
        var expected = string.Join('.', file.Folders.Skip(1));
        return from line in file.Code
               let declared = Declaration().Match(line.Code).Groups[1]
               where declared.Success && declared.Value != expected
               select file.At(line.Number, $"namespace {declared.Value} should be {expected}, as its folder.");
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)")]
    private static partial Regex Declaration();
}
