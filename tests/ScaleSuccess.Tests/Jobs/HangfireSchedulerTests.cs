using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>
/// Alone, after all other tests: Hangfire's own threads and its back-off after a slow start would otherwise measure how
/// busy the other tests keep the machine.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheMachine
{
    public const string Name = "alone on the machine";
}

[Collection(AloneOnTheMachine.Name)]
public sealed class HangfireSchedulerTests : JobSchedulerContract
{
    /// <summary>Hangfire makes its own schema.</summary>
    private static readonly Func<string, CancellationToken, Task> NoMigration = (_, _) => Task.CompletedTask;

    protected override async Task<Action<IServiceCollection>> Engine(int workers)
    {
        var database = await (await TestPostgres.Migrated(NoMigration)).NewDatabase();
        return services => HangfireSetup.Add(services, _ => database, workers);
    }
}
