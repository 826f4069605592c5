using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScaleSuccess.App;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>A started host with one scheduler and scripted runs in it.</summary>
public sealed class SchedulerHost : IAsyncDisposable
{
    private readonly IHost host;

    private SchedulerHost(IHost host) => this.host = host;

    public ScriptedRuns Runs => host.Services.GetRequiredService<ScriptedRuns>();
    public RecordedErrors Errors => host.Services.GetRequiredService<RecordedErrors>();
    public IJobScheduler Scheduler => host.Services.GetRequiredService<IJobScheduler>();

    /// <summary>Starts it with these jobs recurring twelve hours from now, so that no test meets their cadence.</summary>
    public static async Task<SchedulerHost> Start(Action<IServiceCollection> addScheduler, params string[] jobs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var runs = new ScriptedRuns();
        var errors = new RecordedErrors();
        builder.Services.AddSingleton(runs).AddSingleton(errors).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RunJob>(runs.Run);
        builder.Logging.AddProvider(errors);
        addScheduler(builder.Services);
        var started = new SchedulerHost(builder.Build());
        await started.host.StartAsync();
        foreach (var job in jobs) await started.Scheduler.Recur(job, FarAway(), default);
        return started;
    }

    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private static Cadence FarAway()
    {
        var later = TimeProvider.System.GetUtcNow().AddHours(12);
        return Cadence.Daily(later.Hour, later.Minute);
    }
}
