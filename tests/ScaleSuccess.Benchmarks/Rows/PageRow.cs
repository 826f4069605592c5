using ScaleSuccess.Benchmarks.Bare;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>Opening a customer's page through the real host, against a bare Blazor page of the same size with one query.</summary>
public abstract class PageRow(string name, double goal) : IRow
{
    private ServedProduct? product;
    private BareHost? bare;
    private IReadOnlyList<WebRequest> pages = [];

    public string Name => name;
    public abstract string About { get; }
    public IReadOnlyList<Unit> Units => [new("requests/s", Goal: goal), new("p99 ms", LessIsBetter: true)];
    public string? Missing => Wrk.Missing;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await ServedProduct.Start(await place.NewDatabase(cancel), cancel);
        var paths = await Paths(product, cancel);
        // With its cookie, as anybody who has opened a page before.
        var cookie = (await OpenedForm.Get(product.Address, paths[0], cancel)).Cookie;
        pages = [.. paths.Select(path => new WebRequest(path, cookie, null))];
        bare = await BareHost.Start(await place.NewDatabase(cancel), await Size(product.Address, paths[0], cancel), cancel);
    }

    protected abstract Task<IReadOnlyList<string>> Paths(ServedProduct product, CancellationToken cancel);

    public Task<double[]> Product(CancellationToken cancel) => Wrk.Run(product!.Address, pages, 200, "", cancel);

    public Task<double[]> Reference(CancellationToken cancel) => Wrk.Run(bare!.Address, [bare.Request], 200, "", cancel);

    private static async Task<int> Size(Uri address, string path, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        return (await http.GetByteArrayAsync(path, cancel)).Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (bare is not null) await bare.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
