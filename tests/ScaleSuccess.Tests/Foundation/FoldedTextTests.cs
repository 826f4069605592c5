using System.Globalization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Tests.Foundation;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ÅSA", "åsa")]
    [InlineData("A\u030ASA", "åsa")]
    [InlineData("ПРИВЕТ", "привет")]
    [InlineData("STRASSE", "straße")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("ﬁle", "FILE")]
    [InlineData("IRIS", "iris")]
    [InlineData("ǅ", "ǆ")]
    [InlineData("ԵՒ", "և")]
    public void Letter_case_makes_no_difference(string one, string other) => Assert.True(FoldedText.Same(one, other));

    [Theory]
    [InlineData("ı", "i")]
    [InlineData("ä", "a")]
    [InlineData("м²", "м2")]
    public void Another_letter_does(string one, string other) => Assert.False(FoldedText.Same(one, other));

    [Fact]
    public void Turkish_machines_fold_alike()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var here = FoldedText.Of("IRIS İstanbul ılık");
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(here, FoldedText.Of("IRIS İstanbul ılık"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
