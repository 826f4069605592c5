using Microsoft.Extensions.Logging.Console;
using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Commands;

/// <summary>What a verb other than serve works with: the settings, the prepared database and the product's services.</summary>
/// <param name="addProduct">Registers the product on a database (connection string).</param>
public sealed class CommandHost(Action<IServiceCollection, AppSettings, string> addProduct)
{
    /// <param name="data">The option --data.</param>
    /// <param name="work">Runs on a migrated database with the definitions imported; returns the exit code.</param>
    public Task<int> With(string? data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancel) =>
        WithoutFiles(data, async (services, stop) =>
        {
            var wrong = await services.GetRequiredService<DefinitionFiles>().Import(stop);
            return wrong.Count > 0 ? CommandLine.Refuse(wrong.Select(mistake => mistake.ToString())) : await work(services, stop);
        }, cancel);

    /// <summary>As <see cref="With"/>, but no file of the definitions' folder becomes active: for a verb about definitions.</summary>
    public Task<int> WithoutFiles(string? data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancel) =>
        CommandLine.Guard(async () =>
        {
            var settings = ReadSettings(data);
            if (settings.Validate() is { Count: > 0 } mistakes) return CommandLine.Refuse(mistakes);
            using var logs = LoggerFactory.Create(Quietly);
            await using var database = await CommandDatabase.Open(settings, logs.CreateLogger("ScaleSuccess"), cancel);
            await using var provider = Services(settings, database, Quietly);
            await provider.GetRequiredService<Migrate>().Run(cancel);
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<StoredKeys>().Protect(cancel);
            await provider.GetRequiredService<CleanStoredTexts>().Run(cancel);
            return await work(scope.ServiceProvider, cancel);
        });

    /// <summary>The product's services, whatever state the database is in.</summary>
    public ServiceProvider Services(AppSettings settings, CommandDatabase database, Action<ILoggingBuilder> logs)
    {
        var services = new ServiceCollection();
        services.AddLogging(logs);
        addProduct(services, settings, database.ConnectionString);
        return services.BuildServiceProvider();
    }

    public static AppSettings ReadSettings(string? data)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        return AppSettings.Read(configuration, environment == "Development", data);
    }

    /// <summary>For a verb that works on the database itself.</summary>
    public static ILoggerFactory Logs() => LoggerFactory.Create(Quietly);

    private static void Quietly(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Disabled))
        .SetMinimumLevel(LogLevel.Warning);
}
