using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Access;

/// <summary>Registers the console's sessions and what slows guessing down.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<OpsSessions>().AddSingleton<SignInAttempts>();
}
