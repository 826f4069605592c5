using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Parts;

public sealed class VendorOptionsTests
{
    [Fact]
    public void Defaults_are_fit_to_start_with() => Assert.Empty(new VendorOptions().Validate());

    [Fact]
    public void Every_mistake_is_reported_at_once_and_names_the_key_to_set()
    {
        var wrong = new VendorOptions { Name = " ", LogoUrl = "http://x/logo.png", Accent = "teal", SupportEmail = "nobody", PublicUrl = "here" };

        var mistakes = wrong.Validate();

        Assert.Equal(
            ["Vendor:Name", "Vendor:LogoUrl", "Vendor:Accent", "Vendor:SupportEmail", "Vendor:PublicUrl"],
            mistakes.Select(mistake => mistake.Split(' ')[0]));
    }

    [Theory]
    [InlineData("#fff}body{display:none")]
    [InlineData("#0b6e7f\n")]
    [InlineData("#0b6e7")]
    [InlineData("")]
    public void Nothing_but_a_plain_colour_reaches_the_stylesheet(string accent) =>
        Assert.Contains(new VendorOptions { Accent = accent }.Validate(), mistake => mistake.StartsWith("Vendor:Accent", StringComparison.Ordinal));

    [Theory]
    [InlineData("//elsewhere.example/logo.svg", false)]
    [InlineData("/logo.svg", true)]
    [InlineData("https://cdn.example/logo.svg", true)]
    public void A_logo_comes_from_this_site_or_over_https(string logo, bool fine) =>
        Assert.Equal(fine, new VendorOptions { LogoUrl = logo }.Validate().Count == 0);
}
