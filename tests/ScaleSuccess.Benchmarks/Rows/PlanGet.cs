using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>A customer's plan.</summary>
public sealed class PlanGet() : PageRow("plan-get", goal: 0.5)
{
    private const int Customers = 100;

    public override string About => "GET of a plan page against a bare Blazor page of the same size with one query.";

    protected override async Task<IReadOnlyList<string>> Paths(ServedProduct product, CancellationToken cancel) =>
        [.. (await product.NewPlans(Customers, cancel)).Select(Urls.Plan)];
}
