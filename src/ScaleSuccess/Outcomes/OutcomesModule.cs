using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Outcomes.Changes;
using ScaleSuccess.Outcomes.Counts;

namespace ScaleSuccess.Outcomes;

/// <summary>Registers the funnel, the evidence and what ops see of customers.</summary>
public static class OutcomesModule
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services)
    {
        services.AddScoped<ReadFunnel>().AddScoped<ReadEvidence>();
        services.AddScoped<ListCustomers>().AddScoped<ReadCustomer>().AddScoped<ReadTemplate>().AddScoped<ReadSegmentCards>();
        services.AddScoped<ReadEvidenceOfTemplate>().AddScoped<ReadCustomerChanges>().AddScoped<ReadTemplateFindings>();
        return services;
    }
}
