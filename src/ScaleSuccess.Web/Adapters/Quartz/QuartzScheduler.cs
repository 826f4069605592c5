using Quartz;

namespace ScaleSuccess.Web.Adapters;

/// <summary>Quartz.NET in memory. Each job has two triggers: its cadence, and while a nudge is pending that nudge.</summary>
public sealed class QuartzScheduler([FromKeyedServices(QuartzSetup.Name)] IScheduler scheduler, LastStarts starts) : IJobScheduler
{
    public string Engine => "Quartz.NET";

    public async Task Recur(string job, Cadence cadence, CancellationToken cancel)
    {
        var detail = JobBuilder.Create<QuartzRun>().WithIdentity(job).Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(OfCadence(job))
            .WithSchedule(CronScheduleBuilder.Create(cadence.Cron(), CronFormat.Unix)
                .InTimeZone(TimeZoneInfo.Utc)
                // However many firings were missed, one run makes up for them.
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, cancel);
    }

    public async Task Nudge(string job, CancellationToken cancel)
    {
        if (!await scheduler.Exists(new JobKey(job), cancel))
            throw new ArgumentException($"No job {job} recurs here.", nameof(job));

        var trigger = TriggerBuilder.Create().WithIdentity(new TriggerKey(job, "nudge")).ForJob(job).StartNow().Build();
        // Keep: a nudge that has not fired stands for this one too; one whose run has begun does not.
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancel);
    }

    public async Task<IReadOnlyList<JobTimes>> Times(CancellationToken cancel)
    {
        var times = new List<JobTimes>();
        foreach (var job in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel))
        {
            var trigger = await scheduler.GetTrigger(OfCadence(job.Name), cancel);
            times.Add(new JobTimes(job.Name, starts.Of(job.Name), trigger?.NextFireTimeUtc));
        }

        return [.. times.OrderBy(time => time.Job, StringComparer.Ordinal)];
    }

    private static TriggerKey OfCadence(string job) => new(job, "cadence");
}
