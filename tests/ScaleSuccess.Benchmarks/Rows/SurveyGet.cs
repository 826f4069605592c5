using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>The first page of a survey.</summary>
public sealed class SurveyGet() : PageRow("survey-get", goal: 0.6)
{
    private const int People = 100;

    public override string About => "GET of a survey page against a bare Blazor page of the same size with one query.";

    protected override async Task<IReadOnlyList<string>> Paths(ServedProduct product, CancellationToken cancel) =>
        [.. (await product.NewPeople(People, cancel)).Select(token => Urls.SurveyPage(token, "onboarding", 1))];
}
