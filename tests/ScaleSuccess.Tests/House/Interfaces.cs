using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>An interface needs two real implementations; a test's fake does not count.</summary>
public static partial class Interfaces
{
    public static IEnumerable<string> Breaches(IReadOnlyCollection<SourceFile> files)
    {
        var implementations = files.Where(file => file.Is(".cs")).SelectMany(BaseLists).ToList();
        return from file in files
               from type in TypeNames.In(file)
               where IsInterface().IsMatch(file.Lines[type.Line - 1])
               let count = implementations.Count(bases => Regex.IsMatch(bases, $@"\b{type.Name}\b"))
               where count < 2
               select file.At(type.Line, $"{type.Name} has {count} implementations; an interface needs two, else use the class.");
    }

    /// <summary>The text between the colon and the body of each type: its bases.</summary>
    private static IEnumerable<string> BaseLists(SourceFile file)
    {
        var code = string.Join('\n', file.Code.Select(line => line.Code));
        return Head().Matches(code).Select(head => InBrackets().Replace(head.Groups["rest"].Value, ""))
            .Where(rest => rest.Contains(':')).Select(rest => rest[(rest.IndexOf(':') + 1)..]);
    }

    [GeneratedRegex(@"\binterface\s+I[A-Z]")]
    private static partial Regex IsInterface();

    [GeneratedRegex(@"\b(?:class|struct|record)\s+[A-Z]\w*(?<rest>[^{;]*)")]
    private static partial Regex Head();

    /// <summary>Parameters of a primary constructor, one pair of brackets within another at most, and type arguments.</summary>
    [GeneratedRegex(@"\((?:[^()]|\([^()]*\))*\)")]
    private static partial Regex InBrackets();
}
