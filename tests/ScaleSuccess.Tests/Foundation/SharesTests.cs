using ScaleSuccess.Foundation;

namespace ScaleSuccess.Tests.Foundation;

public sealed class SharesTests
{
    [Theory]
    [InlineData(0, 301, "0")]
    [InlineData(1, 301, "<1")]
    [InlineData(1, 101, "<1")]
    [InlineData(1, 100, "1")]
    [InlineData(1, 8, "13")]
    [InlineData(99, 100, "99")]
    [InlineData(300, 301, ">99")]
    [InlineData(301, 301, "100")]
    [InlineData(0, 0, "0")]
    public void What_is_not_nothing_is_not_shown_as_nothing_nor_most_as_all(long part, long whole, string shown) =>
        Assert.Equal(shown + "\u00a0%", Amounts.Share(part, whole));
}
