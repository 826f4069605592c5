using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Definitions;

/// <summary>Registers versions of surveys, plans and e-mails.</summary>
public static class DefinitionsModule
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services)
    {
        services.AddSingleton<ParsedDefinitions>();
        services.AddScoped<ActiveDefinitions>().AddScoped<SaveDefinition>().AddScoped<ReadHistory>().AddScoped<OfferedDefinitions>();
        return services;
    }
}
