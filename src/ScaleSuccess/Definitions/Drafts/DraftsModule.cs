using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Definitions.Drafts;

/// <summary>Registers what ops change about definitions before it is published.</summary>
public static class DraftsModule
{
    public static IServiceCollection AddDefinitionDrafts(this IServiceCollection services) =>
        services.AddScoped<DefinitionDrafts>().AddScoped<EditDraft>().AddScoped<PublishDraft>();
}
