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
        services.AddSingleton<Migrate>();
        // Without a path for resources: a folder's texts lie beside their class, NAME.cs and NAME.resx.
        services.AddLocalization();
        return services;
    }
}
