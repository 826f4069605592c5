using System.IO.Compression;

namespace ScaleSuccess.Web.Identity.Passwords;

/// <summary>
/// The passwords people choose most, in small letters: the 10,000 most frequent of 4 to 11 characters, of which longer ones are
/// put together, and the 8,000 most frequent of 12 and more, with some well-known phrases. Source: SecLists (MIT), the list
/// 10-million-password-list-top-1000000. Compressed, since nobody wants to read it.
/// </summary>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt.gz";

    private static readonly Lazy<HashSet<string>> All = new(Load);

    /// <param name="text">In small letters.</param>
    public static bool Contains(ReadOnlySpan<char> text) => All.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    public static IReadOnlyCollection<string> Entries => All.Value;

    private static HashSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not built in.");
        using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        var entries = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line) entries.Add(line);
        return entries;
    }
}
