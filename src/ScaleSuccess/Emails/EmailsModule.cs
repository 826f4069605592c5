using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Claiming;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Editing;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails;

/// <summary>Registers e-mail texts, messages and suppressions; the host adds the transport and the <see cref="Sender"/>.</summary>
public static class EmailsModule
{
    public static IServiceCollection AddEmails(this IServiceCollection services)
    {
        services.AddSingleton<EmailTypes>().AddScoped<CurrentEmails>().AddScoped<PreviewEmail>().AddScoped<SaveEmailText>().AddScoped<SendTestEmail>();
        services.AddScoped<QueueMessages>().AddScoped<ClaimMessages>().AddScoped<ComposeMessage>().AddScoped<SetMailBudget>();
        services.AddEmail(DigestEmail.Type);
        // One for the process: it keeps outcomes that the database could not take.
        services.AddSingleton<SendingPause>().AddSingleton<RecordDelivery>();
        services.AddScoped<UndeliveredMessages>().AddScoped<UnreachableCustomers>().AddScoped<SendAgain>().AddScoped<CustomerMessages>();
        services.AddSingleton<DeliveryWords>();
        services.AddSingleton<ReadMailHold>().AddScoped<HoldMail>().AddScoped<ReleaseMail>().AddSingleton<RecognizeCopy>().AddSingleton<HoldWords>();
        services.AddScoped<LiftSuppression>().AddScoped<Unsubscribe>();
        services.AddTyped("messages", "data", TypedColumn.Json);
        return services;
    }

    /// <summary>Adds an e-mail to those that are sent: its files are checked at startup and ops can change them.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, EmailType email) => services.AddSingleton(email);
}
