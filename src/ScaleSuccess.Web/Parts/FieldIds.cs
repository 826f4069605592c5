using System.Text.RegularExpressions;

namespace ScaleSuccess.Web.Parts;

/// <summary>Derives a form field's ids from its name, so that an error summary can link to any field by name.</summary>
public static partial class FieldIds
{
    public static string For(string name) => "f-" + NotIdSafe().Replace(name, "-");

    public static string Hint(string name) => For(name) + "-hint";

    public static string Error(string name) => For(name) + "-error";

    /// <summary>The value of aria-describedby; null when there is nothing to describe.</summary>
    public static string? DescribedBy(string name, string? hint, string? error) => (hint, error) switch
    {
        (null, null) => null,
        (_, null) => Hint(name),
        (null, _) => Error(name),
        _ => $"{Hint(name)} {Error(name)}",
    };

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex NotIdSafe();
}
