using System.Globalization;
using System.Text;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>Values that have broken somebody's server, and random ones. The same seed gives the same values.</summary>
public sealed class Junk(Random random)
{
    private static readonly string[] Known =
    [
        "", " ", "\0", "a\0b", "\r\n", "\n\n\t", "null", "true", "[]", "{}", "-1", "0", "1", "1e309", "-1e309", "NaN", "Infinity", "0x7fffffff",
        "99999999999999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648", "0.1e-400", "1.200,5",
        "2026-02-30", "9999-12-31", "0000-00-00", "24:61", "Europe/Nowhere", "../../etc/passwd", "..\\..\\x", "/dev/null", "%2e%2e%2f", "%00",
        "<script>alert(1)</script>", "\"'><b>", "'; drop table customers; --", "{0}", "{{", "}}", "{{#if contact.name}}", "{{/if}}", "{{{x}}}",
        "a: [", "a: &x [*x, *x]", "? - : # |", "!!binary x", "%", "_", "\\", "*", "$(id)", "${jndi:x}", "ﷺ", "👩‍💻", "\u202Eevil", "\u200B", "\uFEFF",
        "e\u0301", "İstanbul", "ß", "\uFFFF", "\uFFFE", "\uFDD0", "\U0010FFFF", "مرحبا", "漢字", "=cmd|' /C calc'!A0", "a@b", "a@b.example", "save", "test",
        "send-again", "stuck", "onboarding", "champion", "done",
    ];

    public bool Chance(double share) => random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public int Number(int below) => random.Next(below);

    public string Text() => random.Next(12) switch
    {
        0 => new string('x', random.Next(1, 20_000)),
        1 => string.Concat(Enumerable.Repeat(Pick(Known), random.Next(1, 400))),
        2 => Characters(random.Next(1, 300)),
        3 => Pick(Known) + Characters(5) + Pick(Known),
        4 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        5 => Nested(random.Next(1, 3_000)),
        _ => Pick(Known),
    };

    /// <summary>A text that was right, with something wrong in it.</summary>
    public string Mutated(string text)
    {
        if (text.Length == 0 || Chance(0.3)) return Text();
        var (from, to) = (random.Next(text.Length), random.Next(text.Length));
        if (from > to) (from, to) = (to, from);
        return random.Next(4) switch
        {
            0 => text[..from] + text[to..],
            1 => text[..from] + Text() + text[from..],
            2 => text[..to] + text[from..to] + text[from..],
            _ => text[..from] + (char)random.Next(1, 0xFFFF) + text[(from + 1)..],
        };
    }

    /// <summary>As it goes over the wire, with bytes now and then that are no text.</summary>
    public string Encoded(string text) => Chance(0.05) ? Uri.EscapeDataString(Whole(text)) + Pick(["%", "%0", "%zz", "%ff", "%ed%a0%80", "%c0%80", "+"])
        : Uri.EscapeDataString(Whole(text));

    public byte[] Bytes(int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>What a client of ours cannot put into an address becomes U+FFFD.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private string Characters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)random.Next(0, 0x10000)));

    private string Nested(int depth) => random.Next(4) switch
    {
        0 => new string('[', depth),
        1 => string.Concat(Enumerable.Repeat("{{#if contact.name}}", depth)),
        2 => string.Concat(Enumerable.Range(0, depth / 10).Select(i => new string(' ', i) + "a:\n")),
        _ => string.Concat(Enumerable.Repeat("{\"a\":", depth)),
    };
}
