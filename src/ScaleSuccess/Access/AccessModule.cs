using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Access;

/// <summary>Registers the console's sessions, what slows guessing down, API keys and the stored keys. The host adds their encryption.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<OpsSessions>().AddSingleton<SignInAttempts>().AddSingleton<DataProtectionKeys>()
            .AddScoped<EditApiKeys>().AddScoped<AdmitApiKey>().AddTyped("api_keys", "name", TypedColumn.Name);
}
