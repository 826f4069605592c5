using System.Text.RegularExpressions;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Customers.Countries;

public sealed class CountryTests
{
    [Theory]
    [InlineData("Europe/Berlin", "DE")]
    [InlineData("europe/berlin", "DE")]
    [InlineData("Europe/Oslo", "NO")]
    [InlineData("Atlantic/Reykjavik", "IS")]
    [InlineData("America/New_York", "US")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("US/Pacific", "US")]
    [InlineData("Europe/Kiev", "UA")]
    public void A_time_zone_lies_in_a_country(string zone, string country) => Assert.Equal(country, Country.OfZone(zone));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Etc/GMT+3")]
    [InlineData("CET")]
    [InlineData("EET")]
    [InlineData("Iceland")]
    [InlineData("Europe/Belfast")]
    public void A_time_zone_of_no_country_or_of_several_says_none(string zone) => Assert.Null(Country.OfZone(zone));

    [Theory]
    [InlineData("DE", true)]
    [InlineData("GB", true)]
    [InlineData("AE", true)]
    [InlineData("de", false)]
    [InlineData("UK", false)]
    [InlineData("EU", false)]
    [InlineData("DEU", false)]
    [InlineData("ZZ", false)]
    [InlineData("", false)]
    public void A_country_is_a_code_of_ISO_3166(string code, bool isKnown) => Assert.Equal(isKnown, Country.IsKnown(code));

    [Fact]
    public async Task The_page_of_the_API_names_each_country_whose_holidays_or_weekend_are_known()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), "docs/api.md"));
        var bullets = page[page.IndexOf("### Countries", StringComparison.Ordinal)..].Split("\n- **");
        Assert.Equal(NationalHolidays.Countries.Order(), Codes(bullets[1].Split(", from 2000")[0]));
        Assert.Equal(Weekend.Unusual.Keys.Order(), Codes(bullets[2].Split("(from")[0]));
        Assert.Contains($"from {NationalHolidays.FirstYear} to {NationalHolidays.LastYear}", bullets[1], StringComparison.Ordinal);

        static IEnumerable<string> Codes(string text) => Regex.Matches(text, "`([A-Z]{2})`").Select(found => found.Groups[1].Value).Order();
    }

    [Fact]
    public void Every_country_whose_calendar_we_have_can_be_given() =>
        Assert.All(NationalHolidays.Countries.Concat(Weekend.Unusual.Keys), country => Assert.True(Country.IsKnown(country), country));
}
