using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>
/// Remembers in the browser who has signed in there, so that a stranger's wrong guesses do not hold up its users. It opens
/// nothing: the password is asked for all the same.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection)
{
    private const string Cookie = "scalesuccess-browser";
    private const int MostUsers = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ScaleSuccess.KnownBrowser").ToTimeLimitedDataProtector();

    /// <param name="Id">Random, as long as the browser keeps it.</param>
    /// <param name="Users">Ids of who has signed in here, the last one first.</param>
    private sealed record Known(string Id, IReadOnlyList<string> Users);

    /// <returns>The browser's id; null when this user has not signed in here yet.</returns>
    public string? Of(HttpContext http, string userId) => Read(http) is { } known && known.Users.Contains(userId) ? known.Id : null;

    /// <returns>Null when nobody has.</returns>
    public string? LastUser(HttpContext http) => Read(http)?.Users[0];

    public void Remember(HttpContext http, string userId)
    {
        var known = Read(http) ?? new Known(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), []);
        var users = known.Users.Where(id => id != userId).Prepend(userId).Take(MostUsers);
        http.Response.Cookies.Append(Cookie, protector.Protect(string.Join('|', users.Prepend(known.Id)), Lasts), new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = Urls.SignIn, MaxAge = Lasts,
        });
    }

    private Known? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        try
        {
            return protector.Unprotect(kept).Split('|') is [var id, .. { Length: > 0 } users] ? new Known(id, users) : null;
        }
        catch (CryptographicException)
        {
            // Too old, or not ours.
            return null;
        }
    }
}
