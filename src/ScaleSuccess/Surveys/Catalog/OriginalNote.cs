using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>
/// A short check sum of an original, noted beside its translation: it tells whether the original has changed since. Letters alone, so that no reader of
/// YAML takes it for a number; how the original's lines are broken does not count.
/// </summary>
public static class OriginalNote
{
    public const int Length = 8;

    public static string Of(string original) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', original.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
            .Take(Length / 2).SelectMany(part => new[] { (char)('a' + (part >> 4)), (char)('a' + (part & 15)) }));
}
