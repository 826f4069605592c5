using ScaleSuccess.Foundation;

namespace ScaleSuccess.Tests.Foundation;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Acme\u202Egpj.exe", "Acmegpj.exe")]
    [InlineData("\u2066Acme\u2069", "Acme")]
    [InlineData("Ac\u200Bme\uFEFF", "Acme")]
    [InlineData("Ac\u00ADme", "Acme")]
    [InlineData("Ac\u200Dme", "Acme")]
    [InlineData("\u200F\u200EAcme\u061C", "Acme")]
    [InlineData("Ac\u0000me\u0007\u007F\u0085x", "Acme x")]
    [InlineData("Acme\r\nBcc: everybody", "Acme Bcc: everybody")]
    [InlineData("  Fjord \u00A0&\t Sons\u2028", "Fjord & Sons")]
    [InlineData("\u3164\u115F\u2800", "")]
    [InlineData("A\uFE0Fcme", "Acme")]
    [InlineData("A\U000E0041\U000E0042", "A")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("A\uFFFE\uFFFF\uFDD0\U0001FFFEB", "AB")]
    [InlineData(null, "")]
    public void A_name_is_one_line_of_what_is_seen(string? typed, string kept) => Assert.Equal(kept, TypedText.OneLine(typed));

    // Not as inline data: xunit would make U+FFFD of it on the way.
    [Fact]
    public void Half_a_character_is_none()
    {
        Assert.Equal("A\uFFFDB", TypedText.OneLine("A\uD800B"));
        Assert.True(TypedText.HidesSomething("Acme\uDC00"));
    }

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D💻 and 👩🏽\u200D🚀")]
    [InlineData("❤\uFE0F\u200D🔥")]
    [InlineData("🏳\uFE0F\u200D🌈")]
    [InlineData("1\uFE0F\u20E3")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("葛\U000E0100城")]
    [InlineData("שלום, مرحبا, Ünïcødé")]
    [InlineData("one\n\n\ttwo  three ")]
    public void What_a_language_or_an_emoji_needs_stays(string typed) => Assert.Equal(typed, TypedText.Lines(typed));

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb\u2029c", "a\nb\nc")]
    public void A_line_ends_one_way(string typed, string kept) => Assert.Equal(kept, TypedText.Lines(typed));

    [Theory]
    [InlineData("a\r\nb", 3)]
    [InlineData("a\nb", 3)]
    [InlineData("👩", 2)]
    public void Length_is_what_a_browser_counts(string text, int length) => Assert.Equal(length, TypedText.Length(text));

    [Theory]
    [InlineData("Acme GmbH", false)]
    [InlineData("می\u200Cخواهم", false)]
    [InlineData("Acme\u200B", true)]
    [InlineData("Acme\u0000", true)]
    public void What_nobody_sees_is_found(string text, bool hides) => Assert.Equal(hides, TypedText.HidesSomething(text));
}
