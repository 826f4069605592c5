using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Customers.OpsOwners;
using ScaleSuccess.Customers.Readers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Registers customers, contacts and links.</summary>
public static class CustomersModule
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<LinkKeys>();
        services.AddScoped<SaveCustomer>().AddScoped<ImportCustomers>().AddScoped<FoldCustomers>();
        services.AddScoped<PersonalLinks>().AddScoped<AddContacts>().AddScoped<RevokeLinks>().AddScoped<FindCustomer>();
        services.AddScoped<ChangeConsent>().AddScoped<ReportedInvitations>().AddScoped<NameOpsContact>().AddScoped<ChooseLanguage>();
        services.AddTyped("customers", "name", TypedColumn.Name, derived: "folded_name").AddTyped("customers", "tier", TypedColumn.Name).AddTyped("contacts", "name", TypedColumn.Name);
        return services;
    }
}
