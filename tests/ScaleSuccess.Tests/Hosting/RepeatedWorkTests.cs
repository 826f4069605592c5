using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Jobs;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>What runs beside the pages cannot end the host, whatever it throws.</summary>
public sealed class RepeatedWorkTests
{
    [Fact]
    public async Task What_throws_is_logged_and_tried_again()
    {
        var errors = new RecordedErrors();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(errors));
        using var work = new FailsTwice(logs.CreateLogger<FailsTwice>());
        await work.StartAsync(CancellationToken.None);
        await work.Succeeded.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await work.StopAsync(CancellationToken.None);
        Assert.Equal(2, errors.All.Count(error => error.Contains("FailsTwice failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_host_goes_on_when_taking_in_definitions_fails_and_takes_them_in_later()
    {
        using var files = new ChangedFiles();
        await using var host = await TestHost.Start(files.Folder);
        var stopped = false;
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => stopped = true);
        var watch = host.Services.GetServices<IHostedService>().OfType<WatchDefinitions>().Single();
        await host.Ask(db => db.Database.ExecuteAsync("alter table definitions rename to mislaid", default));
        files.Change("plans/growing.yaml", text => text + "\n# changed\n");

        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => watch.Once(CancellationToken.None));

        await host.Ask(db => db.Database.ExecuteAsync("alter table mislaid rename to definitions", default));
        // By itself, as it looks again.
        await Until.True("the change was taken in", async () =>
            (await host.Ask(db => db.Database.QueryAsync<int>("select max(version) as \"Value\" from definitions where key = 'growing'", default))).Single() == 2);
        Assert.False(stopped);
    }

    [Fact]
    public async Task A_service_that_ends_by_a_fault_of_its_own_ends_nothing_else()
    {
        await using var host = await TestHost.Start();
        Assert.Equal(BackgroundServiceExceptionBehavior.Ignore, host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.BackgroundServiceExceptionBehavior);
        // None of ours is without a loop that catches and repeats; those of Mail and Prepare have their own.
        Assert.All(host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Where(service => service.GetType().Namespace!.StartsWith("ScaleSuccess", StringComparison.Ordinal)),
            service => Assert.True(service is RepeatedWork or Prepare or RecordKnownOutcomes, service.GetType().Name));
    }

    private sealed class FailsTwice(ILogger log) : RepeatedWork(TimeSpan.FromMilliseconds(5), log)
    {
        private int runs;

        public TaskCompletionSource Succeeded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task Once(CancellationToken cancel)
        {
            if (++runs <= 2) throw new InvalidOperationException("a fault of ours");
            Succeeded.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
