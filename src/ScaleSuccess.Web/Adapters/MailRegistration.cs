using ScaleSuccess.Emails;
using ScaleSuccess.Web.Hosting;

namespace ScaleSuccess.Web.Adapters;

/// <summary>The one place that chooses how mail leaves.</summary>
public static class MailRegistration
{
    public static void Add(IServiceCollection services, AppSettings settings)
    {
        if (settings.Mail.UsesFolder(settings.IsDevelopment))
            services.AddSingleton<IMailTransport>(provider =>
                new FolderTransport(settings.MailFolder, provider.GetRequiredService<TimeProvider>()));
        else
            services.AddSingleton<IMailTransport, MailKitTransport>();
    }
}
