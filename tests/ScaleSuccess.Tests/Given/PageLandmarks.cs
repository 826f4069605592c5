using AngleSharp.Dom;

namespace ScaleSuccess.Tests.Given;

/// <summary>The landmarks of a page, as a screen reader lists them.</summary>
internal static class PageLandmarks
{
    private static readonly Dictionary<string, string> Roles = new() { ["nav"] = "navigation", ["aside"] = "complementary", ["main"] = "main", ["section"] = "region", ["form"] = "form" };

    /// <returns>Role and name; a section or form without a name is none.</returns>
    public static IReadOnlyList<string> Landmarks(this Page page) =>
        [.. from element in page.Document.QuerySelectorAll("nav, aside, main, section, form, [role=region], [role=search]")
            let role = element.GetAttribute("role") ?? Roles.GetValueOrDefault(element.LocalName)
            let name = Name(page, element)
            where role is "navigation" or "complementary" or "main" or "search" || (role is "region" or "form" && name.Length > 0)
            select $"{role} {name}"];

    private static string Name(Page page, IElement element) =>
        (element.GetAttribute("aria-label") ?? (element.GetAttribute("aria-labelledby") is { } ids
            ? string.Join(' ', ids.Split(' ').Select(id => page.Document.GetElementById(id)?.TextContent)) : "")).Trim();
}
