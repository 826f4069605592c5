using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Mail;

/// <summary>The one place that chooses how mail leaves.</summary>
public static class MailRegistration
{
    /// <param name="folder">Where the development mailbox keeps its messages.</param>
    public static void Add(IServiceCollection services, MailOptions options, bool isDevelopment, string folder)
    {
        if (options.UsesFolder(isDevelopment))
            services.AddSingleton<IMailTransport>(provider => new FolderTransport(folder, provider.GetRequiredService<TimeProvider>()));
        else
            services.AddSingleton<IMailTransport, MailKitTransport>();
    }
}
