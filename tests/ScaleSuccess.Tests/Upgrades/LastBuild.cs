using System.IO.Compression;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>
/// Databases that an earlier build filled with every kind of row and of stored sentence, each test its own. How the dump
/// was made: Given/Dumps/README.md.
/// </summary>
internal static class LastBuild
{
    private const string Dump = "tests/ScaleSuccess.Tests/Given/Dumps/0011.sql.gz";

    /// <summary>Its schema as it left it.</summary>
    public static async Task<string> Database() => await (await TestPostgres.Migrated(Restore)).NewDatabase();

    /// <summary>The same after this build has started on it once.</summary>
    public static async Task<string> Upgraded() => await (await TestPostgres.Migrated(RestoreAndUpgrade)).NewDatabase();

    public static Task<IReadOnlyList<string>> Migrate(NpgsqlDataSource source) =>
        new Migrate(source, new FakeTimeProvider(Product.Start), NullLogger<Migrate>.Instance).Run(CancellationToken.None);

    /// <summary>The product on such a database, at the moment at which the earlier build was stopped.</summary>
    public static async Task<Product> At(string connectionString)
    {
        var product = Product.On(connectionString);
        product.Clock.SetUtcNow(await Stopped(product.Database));
        return product;
    }

    public static async Task<DateTimeOffset> Stopped(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select max(finished_at) + interval '1 minute' from step_runs");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    private static async Task Restore(string connectionString, CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(Product.RepositoryFolder(), Dump));
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(await reader.ReadToEndAsync(cancel));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task RestoreAndUpgrade(string connectionString, CancellationToken cancel)
    {
        await Restore(connectionString, cancel);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Migrate(source);
        await using var product = await At(connectionString);
        Assert.Empty(await product.Import());
    }
}
