using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Customers;

/// <summary>Registers customers, contacts and links.</summary>
public static class CustomersModule
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<LinkKeys>();
        services.AddScoped<SaveCustomer>().AddScoped<ImportCustomers>().AddScoped<FoldCustomers>();
        services.AddScoped<PersonalLinks>().AddScoped<AddContacts>().AddScoped<RevokeLinks>().AddScoped<FindCustomer>();
        services.AddScoped<ChangeConsent>().AddScoped<ReportedInvitations>();
        return services;
    }
}
