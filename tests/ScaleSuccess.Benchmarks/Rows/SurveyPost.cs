using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// Sending a survey page through the real host (personal link, antiforgery, page checked, answers saved) against a minimal
/// endpoint that checks the same antiforgery token and inserts one row. Both answer with a redirect.
/// </summary>
public sealed class SurveyPost : IRow
{
    /// <summary>Of the product many, so that two posts to the same row are hardly ever under way at once.</summary>
    private const int People = 320, Browsers = 16;

    private const string NextPage = "/onboarding/2";

    private ServedProduct? product;
    private MinimalHost? minimal;
    private IReadOnlyList<WebRequest> posts = [];

    public string Name => "survey-post";
    public string About => "POST of a survey page against a minimal endpoint with one insert.";
    public IReadOnlyList<Unit> Units => [new("requests/s", Goal: 0.35), new("p99 ms", LessIsBetter: true, Goal: 3)];
    public string? Missing => Wrk.Missing;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await ServedProduct.Start(await place.NewDatabase(cancel), cancel);
        var paths = (await product.NewPeople(People, cancel)).Select(token => Urls.SurveyPage(token, "onboarding", 1)).ToList();
        await OpenedForm.ExpectRefusal(product.Address, paths[0], Form, cancel);
        // A browser's form token counts on all of its pages.
        var page = await OpenedForm.Get(product.Address, paths[0], cancel);
        posts = [.. paths.Select(path => new WebRequest(path, page.Cookie, $"{Form}&{OpenedForm.TokenField}={Uri.EscapeDataString(page.Token)}"))];
        minimal = await MinimalHost.Start(await place.NewDatabase(cancel), Browsers, cancel);
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        var figures = await Wrk.Run(product!.Address, posts, 302, NextPage, cancel);
        await using var ask = product.Database.CreateCommand(
            "select count(*) from responses where answers -> 'goals' = '[\"save_time\", \"see_numbers\"]' and submitted_at is null");
        return await ask.ExecuteScalarAsync(cancel) is (long)People ? figures : throw new InvalidOperationException("The answers were not saved.");
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        var before = await minimal!.Inserted(cancel);
        var figures = await Wrk.Run(minimal.Address, minimal.Posts, 302, MinimalHost.Done, cancel);
        return await minimal.Inserted(cancel) > before ? figures : throw new InvalidOperationException("No rows were inserted.");
    }

    private static string Form =>
        "_handler=answers&page=1&goals=save_time&goals=see_numbers&goals.other=&where_to_be=my_team&where_to_be.other=&go=next";

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (minimal is not null) await minimal.DisposeAsync();
    }
}
