#if STACK_FULL
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters.Scheduling;

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
#endif
