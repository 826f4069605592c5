using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Parts;

public sealed class ReadableAccentTests
{
    [Theory]
    [InlineData("#0b6e7f")]
    [InlineData("#000000")]
    public void A_dark_accent_stays_as_it_is(string accent) => Assert.Equal(accent, ReadableAccent.OnWhite(accent));

    // 4.5:1 is reached at #767676 for grey, a value that WCAG's own examples name.
    [Fact]
    public void A_pale_accent_is_darkened_until_white_text_can_be_read_on_it()
    {
        var grey = Convert.ToInt32(ReadableAccent.OnWhite("#ffffff")[1..3], 16);

        Assert.InRange(grey, 0x68, 0x76);
    }

    [Fact]
    public void The_hue_of_a_darkened_accent_stays()
    {
        var yellow = ReadableAccent.OnWhite("#fd0");

        Assert.Equal("00", yellow[5..7]);
        Assert.True(string.CompareOrdinal(yellow[1..3], yellow[3..5]) > 0);
    }
}
