using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Registers check-ins.</summary>
public static class EngagementModule
{
    public static IServiceCollection AddEngagement(this IServiceCollection services)
    {
        services.AddScoped<AnswerCheckIn>().AddScoped<QuietCustomers>();
        services.AddEmail(CheckInEmail.Type);
        services.AddTyped("check_ins", "words", TypedText.Lines).AddTyped("check_in_answers", "words", TypedText.Lines);
        return services;
    }
}
