using Quartz;

namespace ScaleSuccess.Web.Adapters;

public static class QuartzSetup
{
    /// <summary>A scheduler with a name keeps its clock to itself; the one without would hand it to the whole product.</summary>
    public const string Name = "journey";

    /// <summary>Few workers, because a step is one claim after another in PostgreSQL: more of them only queue there.</summary>
    private const int Workers = 3;

    public static void Add(IServiceCollection services, int workers = Workers)
    {
        services.AddSingleton<LoggedRun>();
        services.AddSingleton<LastStarts>();
        services.AddTransient<QuartzRun>();
        services.AddSingleton<IJobScheduler, QuartzScheduler>();
        services.AddQuartz(Name, quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(workers);
            // Real time, whatever the product's clock says: in development that clock jumps, and an engine
            // that sleeps until a time of its own would be asleep for the jump.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        });
        // The wait is bounded by the host's own shutdown time-out.
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
