using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Data;
using ScaleSuccess.Emails;
using ScaleSuccess.Web.Adapters;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web;
using ScaleSuccess.Segments;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// The product without its pages, on a database of its own with the repository's own definitions in force; the clock
/// stands at Monday, 5 January 2026, 09:00 UTC and mail is recorded. Fakes only at the ports.
/// </summary>
public sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Product(ServiceProvider services, string connectionString, TestClock clock, RecordingMail mail) =>
        (this.services, ConnectionString, Clock, Mail) = (services, connectionString, clock, mail);

    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public string ConnectionString { get; }
    public TestClock Clock { get; }
    public RecordingMail Mail { get; }

    /// <param name="definitions">Where surveys/, plans/ and emails/ stand; null: the repository's own.</param>
    public static async Task<Product> New(string? definitions = null, SegmentOptions? segments = null)
    {
        var connectionString = await ProductDatabase.New();
        var settings = SettingsFor(definitions, segments);
        var (clock, mail) = (new TestClock(Start), new RecordingMail());
        var services = new ServiceCollection();
        services.AddLogging();
        AddTo(services, settings, connectionString, clock, mail);
        var product = new Product(services.BuildServiceProvider(), connectionString, clock, mail);
        await product.Use<DefinitionFiles, IReadOnlyList<Mistake>>((files, cancel) => files.Import(cancel));
        return product;
    }

    /// <summary>Runs a use case in a scope of its own, as a request or a step does.</summary>
    public async Task<TResult> Use<T, TResult>(Func<T, CancellationToken, Task<TResult>> use) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<T>(), CancellationToken.None);
    }

    public Task Use<T>(Func<T, CancellationToken, Task> use) where T : notnull =>
        Use<T, bool>(async (service, cancel) =>
        {
            await use(service, cancel);
            return true;
        });

    /// <summary>Runs a step of the journey once.</summary>
    /// <returns>How many facts it created.</returns>
    public Task<int> Run<TStep>() where TStep : IStep => Use<TStep, int>((step, cancel) => step.Run(cancel));

    /// <summary>Asks the database.</summary>
    public Task<TResult> Ask<TResult>(Func<ScaleDb, Task<TResult>> ask) => Use<ScaleDb, TResult>((db, _) => ask(db));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    internal static Settings SettingsFor(string? definitions, SegmentOptions? segments) => new(
        IsDevelopment: false, DataFolder: Path.GetTempPath(), DefinitionFolder: definitions ?? RepositoryFolder(), ConnectionString: null,
        new VendorOptions { Name = "Acme", PublicUrl = "https://success.acme.example", SupportEmail = "help@acme.example" },
        new MailOptions { Transport = "smtp", From = "Acme <success@acme.example>" }, segments ?? new SegmentOptions());

    internal static void AddTo(
        IServiceCollection services, Settings settings, string connectionString, TestClock clock, RecordingMail mail)
    {
        ScaleHost.AddProduct(services, settings, connectionString);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMailTransport>(mail);
    }

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScaleSuccess.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
