using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;
using ScaleSuccess.Engagement.Calendar;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Registers check-ins and reminders.</summary>
public static class EngagementModule
{
    public static IServiceCollection AddEngagement(this IServiceCollection services)
    {
        services.AddScoped<AnswerCheckIn>().AddScoped<QuietCustomers>();
        services.AddScoped<CurrentSequences>().AddScoped<ReadReminders>().AddScoped<UnansweredCustomers>();
        services.AddScoped<ForeseeMail>().AddScoped<ForeseeReminders>().AddScoped<ForeseeCheckIns>();
        services.AddEmail(CheckInEmail.Type).AddEmail(SurveyReminderEmail.Type).AddEmail(PlanReminderEmail.Type);
        services.AddTyped("check_ins", "words", TypedText.Lines).AddTyped("check_in_answers", "words", TypedText.Lines);
        return services;
    }
}
