using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>From the first model that was learned to segments that ops have made their own.</summary>
public sealed class SegmentConsoleTests
{
    private const int Customers = 260;

    [Fact]
    public async Task Ops_read_a_dry_run_publish_the_model_and_make_its_segments_their_own()
    {
        await using var product = await RunningProduct.Start();
        await using var console = await Chromium.Visit(product.Url);
        var (ops, curator) = (new Ops(console), new Curator(console));
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await Look.At(console, "ops-segments-nobody", Urls.OpsSegments);
        await Look.At(console, "ops-models-none", Urls.OpsModels);
        await product.Run("seed", "--customers", $"{Customers}", "--seed", "1");
        await ops.RunsNow("train-segments");

        await curator.OpensTheDryRunThatWaits();
        await Look.At(console, "ops-dry-run");
        await Look.ForReadme(console, "dry-run.png", height: 1080);
        await curator.Publishes();
        await curator.SeesEverybodyInFoundSegments();
        await Look.At(console, "ops-segments-found");
        await Look.ForReadme(console, "segments.png", height: 1080);
        await Look.At(console, "ops-models", Urls.OpsModels);
        await Look.At(console, "ops-unclear", Urls.OpsUnclear);
        await ops.RunsNow("propose-plans");
        await Look.At(console, "ops-proposals", Urls.OpsProposals);

        await console.Open(Urls.OpsSegments);
        await curator.OpensACustomerOnTheMap();
        await curator.Pins("They told us on the phone.");
        await Look.At(console, "ops-customer-pinned");
        await Look.At(console, "ops-pinned", Urls.OpsPinned);
        await console.Open(Urls.OpsSegments);
        await curator.Renames("Careful beginners");
        await Look.At(console, "ops-segment");
        console.DidNothingUnwanted();
    }
}
