using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters.Scheduling;

public sealed class QuartzSchedulerTests : JobSchedulerContract
{
    protected override Task<Action<IServiceCollection>> Engine(int workers) =>
        Task.FromResult<Action<IServiceCollection>>(services => QuartzSetup.Add(services, workers));
}
