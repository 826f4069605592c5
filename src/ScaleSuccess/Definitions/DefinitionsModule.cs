using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>Registers versions of surveys, plans and e-mails.</summary>
public static class DefinitionsModule
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services)
    {
        services.AddSingleton<ParsedDefinitions>();
        services.AddScoped<ActiveDefinitions>().AddScoped<SaveDefinition>().AddScoped<ReadHistory>().AddScoped<OfferedDefinitions>();
        services.AddTyped("definitions", "source", PlainCharacters.Clean).AddTyped("definitions", "html", PlainCharacters.Clean);
        return services;
    }
}
