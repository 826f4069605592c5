using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Engagement;

/// <summary>Registers check-ins.</summary>
public static class EngagementModule
{
    public static IServiceCollection AddEngagement(this IServiceCollection services)
    {
        services.AddScoped<AnswerCheckIn>();
        return services;
    }
}
