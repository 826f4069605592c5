using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Outcomes;

/// <summary>Registers readings, the funnel and the evidence.</summary>
public static class OutcomesModule
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services)
    {
        services.AddScoped<ReadMeasures>().AddScoped<ReadFunnel>().AddScoped<ReadEvidence>();
        services.AddScoped<ListCustomers>().AddScoped<ReadCustomer>().AddScoped<ReadTemplate>().AddScoped<ReadSegmentCards>();
        return services;
    }
}
