#if STACK_FULL
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters.Scheduling;

public sealed class HangfireSchedulerTests : JobSchedulerContract
{
    protected override async Task<Action<IServiceCollection>> Engine(int workers)
    {
        var database = await TestPostgres.NewDatabase();
        return services => HangfireSetup.Add(services, _ => database, workers);
    }
}
#endif
