using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ScaleSuccess.Access;

namespace ScaleSuccess.Web.Identity;

/// <summary>
/// Ties the console's cookie to its row in the database: every request asks whether the session still holds, and takes from
/// there who this is and what they may do. A request without the cookie, as every customer's, asks nothing.
/// </summary>
public sealed class SessionCookie(OpsSessions sessions, TimeProvider clock, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    /// <summary>There while the password is a one-time password.</summary>
    public const string MustChangePassword = "must-change-password";

    private const string Session = "session";

    /// <summary>Always a new session, so that nothing known of an earlier one opens this one; the earlier one ends.</summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var user = context.Principal!;
        var cancel = context.HttpContext.RequestAborted;
        await End(context.HttpContext.User, cancel);
        var token = await sessions.Begin(
            user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType)!,
            context.Properties.ExpiresUtc ?? clock.GetUtcNow() + context.Options.ExpireTimeSpan, cancel);
        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(Session, token));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var token = context.Principal?.FindFirstValue(Session);
        if (token is null || await sessions.Find(token, context.HttpContext.RequestAborted) is not { } user)
        {
            context.RejectPrincipal();
            context.HttpContext.Response.Cookies.Delete(context.Options.Cookie.Name!);
            return;
        }
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id), new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(Session, token),
        ];
        if (user.Email is { } email) claims.Add(new Claim(ClaimTypes.Email, email));
        if (user.MustChangePassword) claims.Add(new Claim(MustChangePassword, "true"));
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme)));
    }

    public override async Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        if (context.ShouldRenew && context.Principal?.FindFirstValue(Session) is { } token)
            await sessions.Extend(token, clock.GetUtcNow() + context.Options.ExpireTimeSpan, context.HttpContext.RequestAborted);
    }

    public override Task SigningOut(CookieSigningOutContext context) => End(context.HttpContext.User, context.HttpContext.RequestAborted);

    /// <summary>What a script asks for while somebody types, such as a preview, would show the sign-in page in its place.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers["Sec-Fetch-Dest"] != "empty") return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private Task End(ClaimsPrincipal former, CancellationToken cancel) =>
        former.FindFirstValue(Session) is { } token ? sessions.End(token, cancel) : Task.CompletedTask;
}
