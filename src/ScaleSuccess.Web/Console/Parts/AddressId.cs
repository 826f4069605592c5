using System.Globalization;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>An id that an address brings, as text: the framework answers 500 to what is no number. Null: none, or no number, such as the first page of a list.</summary>
public static class AddressId
{
    public static long? Find(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
