using System.Globalization;

namespace ScaleSuccess.Definitions.Drafts;

/// <summary>The way to a place in a definition as fields and buttons name it, <c>pages/0/questions/1</c>: keys (text) and places in lists (numbers).</summary>
public static class DraftPath
{
    public static IReadOnlyList<object> Of(string name) =>
        [.. name.Split('/').Select(step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? (object)place : step)];

    public static string Name(params IEnumerable<object> path) => string.Join('/', path.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step}")));
}
