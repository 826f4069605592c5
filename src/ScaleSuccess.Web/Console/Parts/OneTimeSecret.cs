using Microsoft.AspNetCore.DataProtection;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>
/// Carries a secret over one redirect, so that it is shown once: a reload neither shows it again nor creates another.
/// It travels encrypted in the browser: pages keep nothing on the server.
/// </summary>
public sealed class OneTimeSecret(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ScaleSuccess.ShownOnce").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string about, string secret) =>
        http.Response.Cookies.Append(Cookie(about), protector.Protect(secret, Lasts), new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = Urls.OpsSettings, MaxAge = Lasts,
        });

    /// <returns>Null when there is nothing to show.</returns>
    public string? Take(HttpContext http, string about)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Cookies[Cookie(about)] is not { } kept) return null;
        http.Response.Cookies.Delete(Cookie(about), new CookieOptions { Path = Urls.OpsSettings });
        try
        {
            return protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours.
            return null;
        }
    }

    private static string Cookie(string about) => "scalesuccess-once-" + about;
}
