using System.Globalization;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>Where a page of a list begins, from the address. An invalid value means the first page.</summary>
public static class PageCursor
{
    public static long? Find(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
