using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Tests.Given.Databases;

namespace ScaleSuccess.Tests.Given;

/// <summary>Databases with the product's schema, each test its own.</summary>
public static class ProductDatabase
{
    public static async Task<string> New() => await (await TestPostgres.Migrated(Migrated)).NewDatabase();

    /// <summary>With the repository's own definitions active.</summary>
    public static async Task<string> WithDefinitions() => await (await TestPostgres.Migrated(Defined)).NewDatabase();

    internal static async Task<LentDatabase> Lent() => await (await TestPostgres.Migrated(Migrated)).Lend();

    /// <inheritdoc cref="WithDefinitions"/>
    internal static async Task<LentDatabase> LentWithDefinitions() => await (await TestPostgres.Migrated(Defined)).Lend();

    /// <summary>With 300 customers assigned by rules, and a candidate model of their answers with its dry run.</summary>
    internal static async Task<LentDatabase> LentWithACandidate() => await (await TestPostgres.Migrated(Trained)).Lend();

    private static async Task Trained(string connectionString, CancellationToken cancel)
    {
        await Defined(connectionString, cancel);
        await using var product = Product.On(connectionString);
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        await product.Run<TrainSegments>();
    }

    internal static async Task Defined(string connectionString, CancellationToken cancel)
    {
        await Migrated(connectionString, cancel);
        await using var product = Product.On(connectionString);
        Assert.Empty(await product.Import());
    }

    private static async Task Migrated(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await new Migrate(source, TimeProvider.System, NullLogger<Migrate>.Instance).Run(cancel);
        // Nothing is stored yet: each start would look through thirty empty columns.
        await new CleanStoredTexts(source, [], NullLogger<CleanStoredTexts>.Instance).Run(cancel);
    }
}
