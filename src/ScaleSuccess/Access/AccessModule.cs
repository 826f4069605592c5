using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Access;

/// <summary>Registers the console's sessions, what slows guessing down, and the stored keys. The host adds their encryption.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<OpsSessions>().AddSingleton<SignInAttempts>().AddSingleton<DataProtectionKeys>();
}
