using System.Collections.Concurrent;

namespace ScaleSuccess.Emails.Composing;

/// <summary>The HTML that an e-mail's body is put together from; files of their own, for it is HTML of a kind that only mail programs need.</summary>
internal static class EmailPieces
{
    private static readonly ConcurrentDictionary<string, string> Files = new();

    public static string StyleSheet => Read("email.css");

    /// <param name="slots">What stands in brackets in the file; the values are HTML already.</param>
    public static string Html(string name, params (string Slot, string Html)[] slots) =>
        slots.Aggregate(Read($"{name}.html"), (html, slot) => html.Replace($"[{slot.Slot}]", slot.Html, StringComparison.Ordinal));

    private static string Read(string name) => Files.GetOrAdd(name, static file =>
    {
        using var stream = typeof(EmailPieces).Assembly.GetManifestResourceStream($"emails/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
