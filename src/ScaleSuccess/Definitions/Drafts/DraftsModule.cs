using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Definitions.Rollouts;

namespace ScaleSuccess.Definitions.Drafts;

/// <summary>Registers what ops change about definitions before it is published, and how it is rolled out then.</summary>
public static class DraftsModule
{
    public static IServiceCollection AddDefinitionDrafts(this IServiceCollection services) =>
        services.AddScoped<DefinitionDrafts>().AddScoped<EditDraft>().AddScoped<PublishDraft>().AddScoped<DefinitionRollouts>().AddScoped<ReadOffered>();
}
