using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>The console's users, and how they sign in and out.</summary>
public static class IdentityModule
{
    /// <summary>What every verb needs: the users and their passwords.</summary>
    public static IServiceCollection AddOpsUsers(this IServiceCollection services)
    {
        services.AddIdentityCore<OpsUser>(Passwords).AddEntityFrameworkStores<ScaleDb>().AddDefaultTokenProviders();
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
            cookie.AccessDeniedPath = Urls.SignIn;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "scalesuccess-ops";
        });
        services.AddAuthorization();
        return services.AddScoped<SignInOps>().AddScoped<EditOpsUsers>();
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Urls.SignOut, SignOut).RequireAuthorization().ExcludeFromDescription();

    // Binding the form makes the framework check its antiforgery token.
    private static async Task<RedirectHttpResult> SignOut([FromForm] IFormCollection form, SignInManager<OpsUser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.Redirect(Urls.SignIn);
    }

    private static void Passwords(IdentityOptions identity)
    {
        identity.Password.RequiredLength = 12;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = 8;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }
}
