using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>After signing in with a one-time password, users must set their own before anything else.</summary>
public sealed class ChangePasswordFirst(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, UserManager<OpsUser> users)
    {
        if (context.User.Identity?.IsAuthenticated == true && IsConsole(context.Request.Path)
            && await users.GetUserAsync(context.User) is { MustChangePassword: true })
        {
            context.Response.Redirect(Urls.Password);
            return;
        }
        await next(context);
    }

    private static bool IsConsole(PathString path) =>
        path.StartsWithSegments(Urls.Ops, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.Password, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.SignOut, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.SignIn, StringComparison.OrdinalIgnoreCase);
}
