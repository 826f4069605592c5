using Microsoft.Extensions.Configuration;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Hosting;

public sealed class UnreadableSettingsTests
{
    [Fact]
    public void A_word_where_a_number_belongs_is_listed_with_the_other_mistakes()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Segments:MostClusters"] = "many",
            ["Vendor:Accent"] = "red",
        }).Build();

        var mistakes = AppSettings.Read(configuration, isDevelopment: true, dataFolder: null).Validate();

        Assert.Contains(mistakes, mistake => mistake.Contains("Segments:MostClusters", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Contains("Vendor:Accent", StringComparison.Ordinal));
    }
}
