using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// Sending a survey page through the real host (personal link, antiforgery, page rendered and checked, answers saved)
/// against a minimal endpoint that checks the same antiforgery token and inserts one row. Both answer with a redirect.
/// </summary>
public sealed class SurveyPost : IRow
{
    private const int Senders = 32, ProductEach = 100, ReferenceEach = 400;

    private SurveyHost? survey;
    private MinimalHost? minimal;

    public string Name => "survey-post";
    public string About => "POST of a survey page, 32 at once, against a minimal endpoint with one insert.";
    public IReadOnlyList<Unit> Units => [new("requests/s"), new("p99 ms", LessIsBetter: true)];
    public string? Missing => null;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        survey = await SurveyHost.Start(await place.NewDatabase(cancel), Senders, cancel);
        minimal = await MinimalHost.Start(await place.NewDatabase(cancel), Senders, cancel);
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        var figures = await FormLoad.Run(survey!.Address, survey.Senders, ProductEach, SurveyHost.NextPage, cancel);
        await survey.ExpectSaved(cancel);
        return figures;
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        var before = await minimal!.Inserted(cancel);
        var figures = await FormLoad.Run(minimal.Address, minimal.Senders, ReferenceEach, MinimalHost.Done, cancel);
        var inserted = await minimal.Inserted(cancel) - before;
        return inserted == Senders * ReferenceEach ? figures : throw new InvalidOperationException($"{inserted} rows were inserted.");
    }

    public async ValueTask DisposeAsync()
    {
        if (survey is not null) await survey.DisposeAsync();
        if (minimal is not null) await minimal.DisposeAsync();
    }
}
