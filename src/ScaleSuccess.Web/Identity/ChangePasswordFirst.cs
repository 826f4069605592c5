using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>After signing in with a one-time password, users must set their own before anything else.</summary>
public sealed class ChangePasswordFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(claim => claim.Type == SessionCookie.MustChangePassword) || !IsConsole(context.Request.Path)) return next(context);
        context.Response.Redirect(Urls.Password);
        return Task.CompletedTask;
    }

    private static bool IsConsole(PathString path) =>
        path.StartsWithSegments(Urls.Ops, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.Password, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.SignOut, StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments(Urls.SignIn, StringComparison.OrdinalIgnoreCase);
}
