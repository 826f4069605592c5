using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Customers;

/// <summary>Registers customers, contacts, links and API keys.</summary>
public static class CustomersModule
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<LinkKeys>();
        services.AddScoped<SaveCustomer>().AddScoped<ImportCustomers>().AddScoped<FoldCustomers>();
        services.AddScoped<PersonalLinks>().AddScoped<AddContacts>().AddScoped<RevokeLinks>().AddScoped<EditApiKeys>().AddScoped<AdmitApiKey>().AddScoped<FindCustomer>();
        services.AddScoped<ChangeConsent>();
        return services;
    }
}
