using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>A module names only modules to its left. Data may be named by all and names none of them.</summary>
public static class ModuleArrows
{
    private const string Product = "src/ScaleSuccess/";

    private static readonly string[] LeftToRight =
        ["Customers", "Emails", "Surveys", "Segments", "Plans", "CheckIns", "Outcomes"];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder(Product) || !file.Is(".cs")) return [];
        var module = file.Path[Product.Length..].Split('/')[0];
        string[] tooFarRight = module == "Data" ? LeftToRight : [.. LeftToRight.SkipWhile(name => name != module).Skip(1)];
        if (tooFarRight.Length == 0) return [];

        // Qualified from anywhere, or as a sibling namespace can be: Plans.Template, but not db.Plans.
        var names = string.Join('|', tooFarRight);
        var forbidden = new Regex($@"\bScaleSuccess\.({names})\b|(?<![\w.])({names})\.[A-Z]");
        return file.Breaches(forbidden, $"{module} may name only modules to its left ({string.Join(", ", LeftToRight)}).");
    }
}
