using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Access;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>Signs a user in to the console. A refusal does not tell whether the user exists or has failed too often.</summary>
public sealed class SignInOps(
    SignInManager<OpsUser> signIn, UserManager<OpsUser> users, SignInAttempts attempts, KnownBrowser browser, TimeProvider clock,
    ILogger<SignInOps> log)
{
    private const int LongestName = 256, LongestPassword = 1000, LongestLogged = 60;

    // Of no user: checked so that a wrong name takes as long as a wrong password.
    private static readonly Lazy<string> DummyHash = new(() => new PasswordHasher<OpsUser>().HashPassword(new OpsUser(), Guid.NewGuid().ToString()));

    /// <returns>Where to go; null when the sign-in is refused.</returns>
    public async Task<string?> Run(HttpContext http, string? name, string? password, string? returnUrl)
    {
        var (cancel, address) = (http.RequestAborted, ClientAddress.Of(http));
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(password) || name.Length > LongestName || password.Length > LongestPassword)
            return null;
        var user = await users.FindByNameAsync(name.Trim());
        var known = user is null ? null : browser.Of(http, user.Id);
        var client = known is null ? address : "browser " + known;
        var admission = await attempts.Admit(name, client, known is not null, cancel);
        if (admission is Admission.Open { Wait: var wait } && wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
        if (!await IsRight(admission is Admission.Open ? user : null, password) || user is null)
        {
            Log(name, address, admission);
            return null;
        }
        await attempts.Succeeded(name, client, known is not null, cancel);
        var former = browser.LastUser(http);
        await signIn.SignInAsync(user, isPersistent: false);
        browser.Remember(http, user.Id);
        // The page may be one that whoever else was signed in here had open.
        return former is null || former == user.Id ? ReturnUrl.InConsole(returnUrl) : Urls.Ops;
    }

    /// <param name="user">Null: nobody's password is to be checked.</param>
    private async Task<bool> IsRight(OpsUser? user, string password)
    {
        if (user is not null) return await users.CheckPasswordAsync(user, password);
        users.PasswordHasher.VerifyHashedPassword(new OpsUser(), DummyHash.Value, password);
        return false;
    }

    private void Log(string name, string address, Admission admission)
    {
        switch (admission)
        {
            case Admission.Closed:
                log.LogWarning("Sign-in as {User} from {Address} refused without a check: too many failed attempts", OneLine(name), address);
                break;
            case Admission.Open { Attempt: SignInAttempts.MostFailures }:
                log.LogWarning("Sign-in as {User} from {Address} failed {Attempts} times in a row: locked there for {Minutes} minutes",
                    OneLine(name), address, SignInAttempts.MostFailures, SignInAttempts.ClosedFor.TotalMinutes);
                break;
            default:
                log.LogWarning("Sign-in as {User} from {Address} failed", OneLine(name), address);
                break;
        }
    }

    /// <summary>What a stranger typed must not look like another line of the log, nor reorder this one.</summary>
    private static string OneLine(string name) => string.Concat(name.Trim().EnumerateRunes().Take(LongestLogged).Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned ? "?" : rune.ToString()));
}
