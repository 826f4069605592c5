using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Foundation;

/// <summary>The .sql files beside their use cases, embedded in the assembly under their path.</summary>
public static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    /// <summary>The migrations' file names in the order they apply.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        .. typeof(Sql).Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith("Foundation/Migrations/", StringComparison.Ordinal))
            .Select(name => name["Foundation/Migrations/".Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="path">From the project's folder, e.g. "Plans/ClaimAnswered.sql".</param>
    public static string Text(string path) => Texts.GetOrAdd(path, static path =>
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(path)
            ?? typeof(Sql).Assembly.GetManifestResourceStream(path.Replace('/', '\\'))
            ?? throw new ArgumentException($"No SQL file {path} is built in.", nameof(path));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>Of a migration's text.</summary>
    public static string Checksum(string migration) => ChecksumOf(Text($"Foundation/Migrations/{migration}"));

    /// <summary>A checkout with other line endings is the same text.</summary>
    internal static string ChecksumOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
