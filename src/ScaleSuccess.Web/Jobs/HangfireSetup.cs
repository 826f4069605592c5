using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Hangfire on our own PostgreSQL: nodes share one schedule, and its dashboard shows every run.</summary>
public static class HangfireSetup
{
    /// <summary>Of the steps with a worker of their own.</summary>
    private const string OwnQueue = "mail";

    private static readonly string[] Queues = ["default", OwnQueue];

    public static string QueueOf(JourneyStep step) => step.HasOwnWorker ? OwnQueue : Queues[0];

    /// <summary>For registering, nudging and the dashboard; runs nothing.</summary>
    public static void Add(IServiceCollection services, string connectionString)
    {
        services.AddSingleton<HangfireSchema>().AddSingleton<RegisterSteps>().AddSingleton<NudgeStep>().AddSingleton<ReadNextRuns>();
        // Given by hand: Hangfire's own configuration puts the storage into a static, where two hosts in one process
        // (every test run) would take each other's database.
        services.AddSingleton<JobStorage>(_ => Storage(connectionString));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
    }

    /// <summary>What runs the steps on this node.</summary>
    public static void AddWorkers(IServiceCollection services)
    {
        // Few, because a step is one claim after another in PostgreSQL: more of them only queue there.
        AddServer(services, Queues[0], workers: 3, isLightweight: false);
        AddServer(services, OwnQueue, workers: 1, isLightweight: true);
    }

    private static void AddServer(IServiceCollection services, string queue, int workers, bool isLightweight) =>
        services.AddHangfireServer((provider, server) =>
        {
            (server.Queues, server.WorkerCount) = ([queue], workers);
            // One server per node runs the schedule.
            server.IsLightweightServer = isLightweight;
            server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
            // Running jobs are cancelled after the first and abandoned after the second.
            server.StopTimeout = TimeSpan.Zero;
            server.ShutdownTimeout = TimeSpan.FromSeconds(6);
        });

    private static PostgreSqlStorage Storage(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = HangfireSchema.Name,
            // Done by HangfireSchema, under our lock.
            PrepareSchemaIfNecessary = false,
            // A job enqueued on this node wakes one worker at once, which may belong to the other queue: this is the longest wait.
            QueuePollInterval = TimeSpan.FromSeconds(1),
            // A run may outlast any fixed limit; while its node is alive no other takes it over. A dead node's are taken over
            // after a minute: until then a job that it fetched looks as if it waited, and further nudges of the step rely on it.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromMinutes(1),
            // Locks are rows, which a killed node leaves behind. The longest legitimate use is far shorter, and Hangfire waits 15 s
            // for one: with its ten minutes no node could start or nudge for so long. If a slow node loses one, a step runs twice.
            DistributedLockTimeout = TimeSpan.FromSeconds(10),
            // 1 s, then 2 s: an unavailable database delays startup by three seconds, not by half a minute.
            StartupConnectionMaxRetries = 2,
            AllowDegradedModeWithoutStorage = true,
        };
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "ScaleSuccess jobs",
            MaxPoolSize = 12,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection.ConnectionString, options), options);
    }
}
