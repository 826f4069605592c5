using ScaleSuccess.Emails;
using ScaleSuccess.Web.Hosting;

namespace ScaleSuccess.Web.Adapters;

/// <summary>The one place where a stack chooses how mail leaves.</summary>
public static class MailRegistration
{
    public static void Add(IServiceCollection services, Settings settings)
    {
        if (settings.Mail.UsesFolder(settings.IsDevelopment))
            services.AddSingleton<IMailTransport>(provider =>
                new FolderTransport(settings.MailFolder, provider.GetRequiredService<TimeProvider>()));
        else
#if STACK_FULL
            services.AddSingleton<IMailTransport, MailKitTransport>();
#else
            services.AddSingleton<IMailTransport, SmtpTransport>();
#endif
    }
}
