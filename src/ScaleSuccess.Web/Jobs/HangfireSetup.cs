using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

public static class HangfireSetup
{
    public const string DashboardPath = "/ops/jobs";

    /// <summary>Few workers, because a step is one claim after another in PostgreSQL: more of them only queue there.</summary>
    private const int Workers = 3;

    public static void Add(IServiceCollection services, Func<IServiceProvider, string> connectionString, int workers = Workers)
    {
        services.AddSingleton<LoggedRun>();
        services.AddSingleton<OneAtATime>();
        services.AddTransient<HangfireRun>();
        services.AddSingleton<IJobScheduler, HangfireScheduler>();
        // Storage and activator are given by hand: Hangfire's own configuration puts them into statics,
        // where two hosts in one process (every test run) would take each other's database.
        services.AddSingleton<JobStorage>(provider => Storage(connectionString(provider)));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer((provider, server) =>
        {
            server.WorkerCount = workers;
            server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
            // Running jobs are cancelled after the first and abandoned after the second.
            server.StopTimeout = TimeSpan.Zero;
            server.ShutdownTimeout = TimeSpan.FromSeconds(15);
        });
    }

    public static void MapDashboard(IEndpointRouteBuilder endpoints) =>
        endpoints.MapHangfireDashboard(DashboardPath, new DashboardOptions
        {
            // The default lets in whoever comes from this machine, which behind a proxy is everybody.
            Authorization = [new SignedInOpsOnly()],
            AppPath = "/ops",
            DashboardTitle = "ScaleSuccess jobs",
            FaviconPath = "/favicon.svg",
            DisplayStorageConnectionString = false,
        })
        // Sends whoever is not signed in to the sign-in page, where the filter alone would answer 401.
        .RequireAuthorization();

    private static PostgreSqlStorage Storage(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            // What this node enqueues wakes its workers at once; the poll is for what other nodes enqueue.
            QueuePollInterval = TimeSpan.FromSeconds(5),
            // A run may outlast any fixed limit; as long as its node lives no other takes it over.
            UseSlidingInvisibilityTimeout = true,
            // 1 s, then 2 s: a dead database delays the start by three seconds, not by half a minute.
            StartupConnectionMaxRetries = 2,
            AllowDegradedModeWithoutStorage = true,
        };
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "ScaleSuccess jobs",
            MaxPoolSize = 10,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection.ConnectionString, options), options);
    }
}
