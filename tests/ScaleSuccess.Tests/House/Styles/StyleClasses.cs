using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Styles;

/// <summary>Classes that a style sheet knows and no page has.</summary>
public static partial class StyleClasses
{
    /// <summary>htmx sets it while a request runs.</summary>
    private const string OfHtmx = "htmx-request";

    public static IEnumerable<string> Unused(IReadOnlyCollection<SourceFile> files)
    {
        var named = files.Where(file => file.Is(".razor", ".cs", ".js"))
            .SelectMany(file => Name().Matches(file.Text)).Select(name => name.Value).ToHashSet();
        return from file in files
               where file.Is(".css") && file.Name != "email.css"
               from line in file.Lines.Index()
               where !line.Item.StartsWith("@import", StringComparison.Ordinal)
               from Match selected in Class().Matches(line.Item)
               let name = selected.Groups["name"].Value
               // "mark-@colour" and $"mark-{colour}" name every mark there is.
               where name != OfHtmx && !named.Contains(name) && !named.Contains(name[..(name.LastIndexOf('-') + 1)])
               select file.At(line.Index + 1, $".{name}: no page has this class.");
    }

    [GeneratedRegex(@"[A-Za-z][\w-]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\.(?<name>[a-z][\w-]*)")]
    private static partial Regex Class();
}
