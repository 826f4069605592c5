using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>Registers the database, its migrations and the texts of every folder.</summary>
public static class FoundationModule
{
    public static IServiceCollection AddFoundation(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextPool<ScaleDb>((provider, options) => options
            .UseNpgsql()
            .UseSnakeCaseNamingConvention());
        services.AddSingleton<Migrate>().AddSingleton<CleanStoredTexts>().AddScoped<ReadOpsUsers>();
        // Without a path for resources: a folder's texts lie beside their class, NAME.cs and NAME.resx.
        services.AddLocalization();
        return services;
    }

    /// <summary>Tells of a column of texts that people enter, with the rule by which they are cleaned there.</summary>
    public static IServiceCollection AddTyped(this IServiceCollection services, string table, string column, Func<string, string> clean, string? derived = null) =>
        services.AddSingleton(new TypedColumn(table, column, clean) { Derived = derived });
}
