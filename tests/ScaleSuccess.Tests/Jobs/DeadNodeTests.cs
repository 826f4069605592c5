using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>
/// What a node that was killed had in its hands. Hangfire's locks are rows, which stay; a job that was fetched counts as running.
/// </summary>
public sealed class DeadNodeTests : IAsyncLifetime
{
    private Product product = null!;
    private ServiceProvider dead = null!, alive = null!;

    public async Task InitializeAsync()
    {
        product = await Product.New();
        (dead, alive) = (Node(), Node());
        await alive.GetRequiredService<HangfireSchema>().Install(CancellationToken.None);
        alive.GetRequiredService<RegisterSteps>().Run();
    }

    public async Task DisposeAsync()
    {
        await alive.DisposeAsync();
        await dead.DisposeAsync();
        await product.DisposeAsync();
    }

    [Fact]
    public async Task Its_locks_hold_up_neither_a_start_nor_a_nudge()
    {
        Connection(dead).AcquireDistributedLock("lock:recurring-job:assign-segments", TimeSpan.FromSeconds(1));
        await Later(TimeSpan.FromSeconds(10));

        alive.GetRequiredService<RegisterSteps>().Run();
        Connection(dead).AcquireDistributedLock("lock:recurring-job:assign-segments", TimeSpan.FromSeconds(1));
        await Later(TimeSpan.FromSeconds(10));
        alive.GetRequiredService<NudgeStep>().Now("assign-segments");

        Assert.Equal(1L, await product.One<long>("select count(*) from hangfire.jobqueue"));
    }

    [Fact]
    public async Task Its_lock_of_the_schedule_holds_up_no_scheduled_run()
    {
        Connection(dead).AcquireDistributedLock("recurring-jobs:lock", TimeSpan.FromSeconds(1));
        await Later(TimeSpan.FromSeconds(10));

        using var taken = Connection(alive).AcquireDistributedLock("recurring-jobs:lock", TimeSpan.Zero);
    }

    [Fact]
    public async Task A_job_that_it_fetched_is_run_by_another_node()
    {
        alive.GetRequiredService<NudgeStep>().Now("invite-colleagues");
        var fetched = Connection(dead).FetchNextJob(["default"], CancellationToken.None);
        await Later(TimeSpan.FromMinutes(1));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var again = Connection(alive).FetchNextJob(["default"], limit.Token);

        Assert.Equal(fetched.JobId, again.JobId);
    }

    private static IStorageConnection Connection(IServiceProvider node) => node.GetRequiredService<JobStorage>().GetConnection();

    private Task Later(TimeSpan by) => product.Sql(
        $"update hangfire.lock set acquired = acquired - interval '{by.TotalSeconds} seconds'; update hangfire.jobqueue set fetchedat = fetchedat - interval '{by.TotalSeconds} seconds'");

    private ServiceProvider Node()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => NpgsqlDataSource.Create(product.ConnectionString));
        HangfireSetup.Add(services, product.ConnectionString);
        return services.BuildServiceProvider();
    }
}
