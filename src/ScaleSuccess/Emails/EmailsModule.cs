using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Emails;

/// <summary>Registers e-mail texts, messages and suppressions; the host adds the transport and the <see cref="Sender"/>.</summary>
public static class EmailsModule
{
    public static IServiceCollection AddEmails(this IServiceCollection services)
    {
        services.AddScoped<CurrentEmails>().AddScoped<ComposeMessage>().AddScoped<RecordDelivery>().AddScoped<Unsubscribe>();
        services.AddScoped<UndeliveredMessages>().AddScoped<SendAgain>().AddScoped<CustomerMessages>().AddScoped<LiftSuppression>();
        services.AddScoped<PreviewEmail>().AddScoped<SaveEmailText>().AddScoped<SendTestEmail>();
        return services;
    }
}
