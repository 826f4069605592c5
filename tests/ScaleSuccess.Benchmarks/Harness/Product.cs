using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Web.Commands.Samples;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>The product without its pages, as <c>step</c> and <c>seed</c> run it, on a database of its own.</summary>
public sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Product(ServiceProvider services, string connectionString) => (this.services, ConnectionString) = (services, connectionString);

    public string ConnectionString { get; }

    public NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<Product> On(string connectionString, MailOptions mail, CancellationToken cancel)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        ScaleHost.AddProduct(services, SettingsWith(mail), connectionString);
        var product = new Product(services.BuildServiceProvider(), connectionString);
        await product.services.GetRequiredService<Migrate>().Run(cancel);
        var mistakes = await product.Use<DefinitionFiles, IReadOnlyList<Mistake>>(files => files.Import(cancel));
        return mistakes.Count == 0 ? product : throw new InvalidOperationException(string.Join("; ", mistakes));
    }

    /// <summary>As a request or a step does: in a scope of its own.</summary>
    public async Task<TResult> Use<T, TResult>(Func<T, Task<TResult>> use) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task<int> Run<TStep>(CancellationToken cancel) where TStep : IStep => Use<TStep, int>(step => step.Run(cancel));

    public async Task<long> Ask(string sql, CancellationToken cancel)
    {
        await using var command = Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), null);
    }

    public async Task Execute(string sql, CancellationToken cancel)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 900;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Customers who have answered and have their segment.</summary>
    public async Task SeedAssigned(int customers, CancellationToken cancel)
    {
        await using (var scope = services.CreateAsyncScope())
            await ActivatorUtilities.CreateInstance<SeedCustomers>(scope.ServiceProvider)
                .Run(customers, seed: 1, new Progress<int>(), cancel);
        var assigned = await Run<AssignSegments>(cancel);
        if (assigned != customers) throw new InvalidOperationException($"{assigned} of {customers} customers got a segment.");
        // As autovacuum would, some minutes later.
        await Execute("analyze", cancel);
    }

    /// <summary>All customers wait for their plan again. Truncating fires no trigger that would put them on the step's list.</summary>
    public Task ForgetPlans(CancellationToken cancel) => Execute(
        """
        truncate plans, plan_items, messages cascade;
        insert into unplanned_customers select customer_id from assignments where superseded_at is null on conflict do nothing;
        checkpoint
        """, cancel);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static AppSettings SettingsWith(MailOptions mail) => new(
        IsDevelopment: false, DataFolder: Path.GetTempPath(), DefinitionFolder: RepositoryFolder(), ConnectionString: null,
        new VendorOptions { Name = "Acme", PublicUrl = "https://success.acme.example" }, mail, new SegmentOptions());

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScaleSuccess.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("./bench runs in a checkout: it measures with the repository's own surveys, plans and e-mails.");
        return folder.FullName;
    }
}
