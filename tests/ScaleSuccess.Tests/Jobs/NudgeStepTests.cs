using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.App;
using ScaleSuccess.Tests.Given;
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
    public void The_timetable_is_the_journeys_and_forgets_the_steps_of_earlier_versions()
    {
        host.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<RunStep>("mow-the-lawn", run => run.Run("mow-the-lawn", CancellationToken.None), Cron.Hourly());

        host.Services.GetRequiredService<RegisterSteps>().Run();

        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal(Journey.Steps.Select(step => (step.Name, step.Cadence.Cron)).Order(), connection.GetRecurringJobs().Select(job => (job.Id, job.Cron)).Order());
        Assert.Equal(Journey.Steps.Count, host.Services.GetRequiredService<ReadNextRuns>().All().Count);
    }
}
