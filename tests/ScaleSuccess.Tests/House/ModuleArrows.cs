using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>A module of the product names only modules to its left.</summary>
public static class ModuleArrows
{
    private const string Product = "src/ScaleSuccess/";

    private static readonly string[] LeftToRight =
    [
        "Foundation", "Definitions", "Access", "Customers", "Emails", "Surveys", "Segments", "Plans", "Engagement", "Playbooks", "Outcomes",
        "Integrations", "App",
    ];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder(Product) || !file.Is(".cs")) return [];
        var module = file.Path[Product.Length..].Split('/')[0];
        if (!LeftToRight.Contains(module))
            return [file.At(1, $"is in no module; the product's folders are {string.Join(", ", LeftToRight)}.")];
        var tooFarRight = LeftToRight.SkipWhile(name => name != module).Skip(1).ToList();
        if (tooFarRight.Count == 0) return [];

        // Qualified from anywhere, or as a sibling namespace can be: Plans.Template, but not db.Plans.
        var names = string.Join('|', tooFarRight);
        var forbidden = new Regex($@"\bScaleSuccess\.({names})\b|(?<![\w.])({names})\.[A-Z]");
        return file.Breaches(forbidden, $"{module} may name only modules to its left ({string.Join(", ", LeftToRight)}).");
    }
}
