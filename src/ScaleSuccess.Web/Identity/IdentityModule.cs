using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Identity.Passwords;

namespace ScaleSuccess.Web.Identity;

/// <summary>The console's users, and how they sign in and out.</summary>
public static class IdentityModule
{
    /// <summary>What every verb needs: the users and their passwords.</summary>
    public static IServiceCollection AddOpsUsers(this IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, LookupNames>();
        services.AddIdentityCore<OpsUser>(Options).AddPasswordValidator<RefuseWeakPasswords>().AddEntityFrameworkStores<ScaleDb>().AddDefaultTokenProviders();
        return services.AddScoped<FirstOpsUser>();
    }

    /// <summary>What the pages need besides.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<OpsUser>().AddSignInManager();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Urls.SignIn;
            cookie.AccessDeniedPath = Urls.NotAllowed;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "scalesuccess-ops";
            // In the place of Identity's own, which look at the security stamp every half hour.
            cookie.EventsType = typeof(SessionCookie);
        });
        services.AddAuthorization();
        return services.AddScoped<SessionCookie>().AddSingleton<KnownBrowser>().AddScoped<SignInOps>().AddScoped<SetOwnPassword>().AddScoped<EditOpsUsers>();
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Urls.SignOut, SignOut).RequireAuthorization().ExcludeFromDescription();

    // Binding the form makes the framework check its antiforgery token.
    private static async Task<RedirectHttpResult> SignOut([FromForm] IFormCollection form, SignInManager<OpsUser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.Redirect(Urls.SignIn);
    }

    private static void Options(IdentityOptions identity)
    {
        // RefuseWeakPasswords takes the place of all of these.
        identity.Password.RequiredLength = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        // SignInAttempts takes its place: a lockout of the account would let a stranger keep its owner out.
        identity.Lockout.AllowedForNewUsers = false;
    }
}
