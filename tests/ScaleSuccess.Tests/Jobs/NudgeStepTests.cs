using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScaleSuccess.App;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Jobs;

public sealed class NudgeStepTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    private NudgeStep Nudge => host.Services.GetRequiredService<NudgeStep>();

    [Fact]
    public void Two_nudges_before_a_worker_is_free_are_one_run()
    {
        Nudge.Now("assign-segments");
        Nudge.Now("assign-segments");
        Nudge.Now("dispatch-messages");

        Assert.Equal(["assign-segments", "dispatch-messages"], host.Nudges.Order());
    }

    [Fact]
    public void A_step_that_the_journey_does_not_have_cannot_be_nudged() =>
        Assert.Contains("asign", Assert.Throws<ArgumentException>(() => Nudge.Now("asign")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_step_that_is_not_on_the_timetable_yet_comes_with_it()
    {
        // The first start of a build with a new step: what was queued before runs while the timetable is being written.
        host.Services.GetRequiredService<IRecurringJobManagerV2>().RemoveIfExists("send-reminders");
        Nudge.Now("send-reminders");
        Assert.Empty(host.Nudges);
    }

    [Fact]
    public void The_timetable_is_the_journeys_and_forgets_the_steps_of_earlier_versions()
    {
        host.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<RunStep>("mow-the-lawn", run => run.Run("mow-the-lawn", CancellationToken.None), Cron.Hourly());

        host.Services.GetRequiredService<RegisterSteps>().Run();

        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal(Journey.Steps.Select(step => (step.Name, step.Cadence.Cron)).Order(), connection.GetRecurringJobs().Select(job => (job.Id, job.Cron)).Order());
        Assert.Equal(Journey.Steps.Count, host.Services.GetRequiredService<ReadNextRuns>().All().Count);
    }

    [Fact]
    public async Task A_step_that_somebody_removed_in_the_dashboard_is_scheduled_again()
    {
        var recurring = host.Services.GetRequiredService<IRecurringJobManagerV2>();
        recurring.RemoveIfExists("start-plans");
        // Hangfire disables what it could not start several times.
        recurring.AddOrUpdate("invite-contacts", Hangfire.Common.Job.FromExpression<RunStep>(run => run.Run("invite-contacts", CancellationToken.None)), Cron.Never(), new RecurringJobOptions());
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();

        await host.Services.GetServices<IHostedService>().OfType<KeepSchedule>().Single().Once(CancellationToken.None);

        Assert.Equal(Journey.Steps.Select(step => (step.Name, step.Cadence.Cron)).Order(), connection.GetRecurringJobs().Select(job => (job.Id, job.Cron)).Order());
        Assert.DoesNotContain(connection.GetRecurringJobs(), job => job.NextExecution is null);
        Assert.Empty(host.Services.GetRequiredService<RegisterSteps>().AddMissing());
    }

    [Fact]
    public void A_job_that_only_an_earlier_build_could_run_is_off_the_timetable_before_a_worker_meets_it()
    {
        var steps = host.Services.GetRequiredService<RegisterSteps>();
        steps.Run();
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        connection.SetRangeInHash("recurring-job:assign-segments", [new("Job",
            """{"t":"ScaleSuccess.Web.Adapters.HangfireRun, ScaleSuccess.Web","m":"Run","p":["System.String"],"a":["\"assign-segments\""]}""")]);
        Assert.Single(connection.GetRecurringJobs(), job => job.LoadException is not null);

        steps.RemoveOutdated();

        Assert.DoesNotContain(connection.GetRecurringJobs(), job => job.Id == "assign-segments");
        Assert.Equal(Journey.Steps.Count - 1, connection.GetRecurringJobs().Count);
        steps.Run();
        Assert.DoesNotContain(connection.GetRecurringJobs(), job => job.LoadException is not null);
        Assert.Equal(Journey.Steps.Count, connection.GetRecurringJobs().Count);
    }
}
