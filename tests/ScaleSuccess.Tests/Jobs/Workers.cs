using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>The workers of one node, on a product's database. Steps run when nudged, not by cadence.</summary>
public sealed class Workers : IAsyncDisposable
{
    private readonly IHost host;

    private Workers(IHost host) => this.host = host;

    public RecordedErrors Errors => host.Services.GetRequiredService<RecordedErrors>();
    public long Succeeded => host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().SucceededListCount();

    /// <param name="mail">Null: the product's, which records.</param>
    public static async Task<Workers> Start(Product product, IMailTransport? mail = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var errors = new RecordedErrors();
        builder.Services.AddSingleton(errors);
        builder.Logging.AddProvider(errors).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        Product.AddTo(builder.Services, Product.SettingsFor(null, null), product.ConnectionString, product.Clock, product.Mail);
        if (mail is not null) builder.Services.AddSingleton(mail);
        HangfireSetup.Add(builder.Services, product.ConnectionString);
        HangfireSetup.AddWorkers(builder.Services);
        builder.Services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        var host = builder.Build();
        host.Services.GetRequiredService<RegisterSteps>().Run();
        WithoutCadence(host.Services);
        await host.StartAsync();
        return new Workers(host);
    }

    public void Nudge(string step) => host.Services.GetRequiredService<NudgeStep>().Now(step);

    /// <summary>As the cadence does, whatever waits already.</summary>
    public void Trigger(string step) => host.Services.GetRequiredService<IRecurringJobManagerV2>().TriggerJob(step);

    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static void WithoutCadence(IServiceProvider services)
    {
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        foreach (var job in connection.GetRecurringJobs())
            services.GetRequiredService<IRecurringJobManagerV2>().AddOrUpdate(job.Id, job.Job, Cron.Never(), new RecurringJobOptions());
    }
}
