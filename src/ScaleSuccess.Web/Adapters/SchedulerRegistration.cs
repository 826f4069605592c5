namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// The one place where a stack chooses its scheduler. Needs a <see cref="RunJob"/> in the container; the host's start
/// and stop start and stop the scheduler.
/// </summary>
public static class SchedulerRegistration
{
#if STACK_FULL
    /// <summary>Where ops find the engine's own dashboard; null when the engine has none.</summary>
    public static string? DashboardPath => "/ops/jobs";

    /// <param name="connectionString">Asked when the host starts, not before.</param>
    public static void AddJobScheduler(this IServiceCollection services, Func<IServiceProvider, string> connectionString) =>
        HangfireSetup.Add(services, connectionString);

    /// <summary>Call after authentication and authorization are in the pipeline.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) =>
        HangfireSetup.MapDashboard(endpoints, DashboardPath!);
#else
    /// <summary>Where ops find the engine's own dashboard; null when the engine has none.</summary>
    public static string? DashboardPath => null;

    /// <param name="connectionString">Not asked: this engine keeps nothing.</param>
    public static void AddJobScheduler(this IServiceCollection services, Func<IServiceProvider, string> connectionString) =>
        QuartzSetup.Add(services);

    /// <summary>Maps nothing: Quartz.NET has no dashboard.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) { }
#endif
}
