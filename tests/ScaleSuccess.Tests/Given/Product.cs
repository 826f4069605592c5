using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Tests.Given.Databases;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// The product without its pages, on a database of its own with the repository's own definitions active; the clock
/// stands at Monday, 5 January 2026, 09:00 UTC and mail is recorded. Fakes only at the ports.
/// </summary>
public sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly LentDatabase? lent;

    private Product(ServiceProvider services, string connectionString, LentDatabase? lent, FakeTimeProvider clock, RecordingMail mail) =>
        (this.services, this.lent, ConnectionString, Clock, Mail) = (services, lent, connectionString, clock, mail);

    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public string ConnectionString { get; }
    public FakeTimeProvider Clock { get; }
    public RecordingMail Mail { get; }

    /// <param name="definitions">Where surveys/, plans/ and emails/ are; null: the repository's own.</param>
    public static async Task<Product> New(string? definitions = null, SegmentOptions? segments = null)
    {
        if (definitions is null)
            return With(await ProductDatabase.LentWithDefinitions(), segments);
        var product = await WithoutDefinitions(definitions, segments);
        Assert.Empty(await product.Import());
        return product;
    }

    /// <summary>On a database that stays.</summary>
    /// <param name="change">Services that differ from the usual ones.</param>
    internal static Product On(string connectionString, SegmentOptions? segments = null, Action<IServiceCollection>? change = null) =>
        On(connectionString, SettingsFor(null, segments), new FakeTimeProvider(Start), new RecordingMail(), lent: null, change);

    /// <summary>On a database that it gives back.</summary>
    internal static Product With(LentDatabase lent, SegmentOptions? segments) => With(lent, SettingsFor(null, segments));

    private static Product With(LentDatabase lent, AppSettings settings) =>
        On(lent.ConnectionString, settings, new FakeTimeProvider(Start), new RecordingMail(), lent);

    /// <summary>As at first startup, before the files were imported.</summary>
    public static async Task<Product> WithoutDefinitions(string? definitions = null, SegmentOptions? segments = null) =>
        With(await ProductDatabase.Lent(), SettingsFor(definitions, segments));

    /// <summary>A second server: the same database, clock and mail, nothing else in common.</summary>
    /// <param name="name">As the database sees it.</param>
    /// <param name="keys">How it encrypts the stored keys; null: as this one.</param>
    public Product Beside(string name = "beside", KeyOptions? keys = null) => On(
        new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = name }.ConnectionString,
        keys is null ? services.GetRequiredService<AppSettings>() : services.GetRequiredService<AppSettings>() with { Keys = keys }, Clock, Mail, lent: null);

    private static Product On(
        string connectionString, AppSettings settings, FakeTimeProvider clock, RecordingMail mail, LentDatabase? lent, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddTo(services, settings, connectionString, clock, mail, lent);
        change?.Invoke(services);
        var checks = new ServiceProviderOptions();
        Strict(checks, services);
        return new Product(services.BuildServiceProvider(checks), connectionString, lent, clock, mail);
    }

    public NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Imports the definition files.</summary>
    public Task<IReadOnlyList<Mistake>> Import() =>
        Use<DefinitionFiles, IReadOnlyList<Mistake>>((files, cancel) => files.Import(cancel));

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

    /// <summary>Runs SQL that no use case would.</summary>
    public async Task Sql(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One value from the database.</summary>
    public async Task<T> One<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (lent is not null) await lent.GiveBack();
    }

    /// <summary>
    /// A service that is not registered, or a scoped one in a singleton, makes the first test fail. That every service can
    /// be made is checked once for each set of them: it takes longer than many a test.
    /// </summary>
    internal static void Strict(ServiceProviderOptions checks, IServiceCollection services)
    {
        var set = new HashCode();
        foreach (var one in services) set.Add((one.ServiceType, one.Lifetime, one.IsKeyedService ? one.KeyedImplementationType : one.ImplementationType));
        (checks.ValidateOnBuild, checks.ValidateScopes) = (Validated.TryAdd(set.ToHashCode(), true), true);
    }

    private static readonly ConcurrentDictionary<int, bool> Validated = new();

    internal static AppSettings SettingsFor(string? definitions, SegmentOptions? segments) => new(
        IsDevelopment: false, DataFolder: Path.GetTempPath(), DefinitionFolder: definitions ?? RepositoryFolder(), ConnectionString: null,
        new VendorOptions { Name = "Acme", PublicUrl = "https://success.acme.example", SupportEmail = "help@acme.example" },
        new MailOptions { Transport = "smtp", From = "Acme <success@acme.example>" }, segments ?? new SegmentOptions());

    internal static void AddTo(
        IServiceCollection services, AppSettings settings, string connectionString, FakeTimeProvider clock, RecordingMail mail, LentDatabase? lent = null)
    {
        ScaleHost.AddProduct(services, settings, connectionString);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMailTransport>(mail);
        if (lent is not null) services.AddSingleton(lent.Source);
    }

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScaleSuccess.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
