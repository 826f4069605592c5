using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;

namespace ScaleSuccess.Engagement;

/// <summary>Registers check-ins.</summary>
public static class EngagementModule
{
    public static IServiceCollection AddEngagement(this IServiceCollection services)
    {
        services.AddScoped<AnswerCheckIn>().AddScoped<QuietCustomers>();
        services.AddEmail(CheckInEmail.Type);
        return services;
    }
}
