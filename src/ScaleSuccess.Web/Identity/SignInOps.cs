using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>Signs a user in to the console. A refusal does not tell whether the user exists or is locked.</summary>
public sealed class SignInOps(SignInManager<OpsUser> signIn, UserManager<OpsUser> users)
{
    // Of no user: checked so that a wrong name takes as long as a wrong password.
    private static readonly Lazy<string> DummyHash = new(() => new PasswordHasher<OpsUser>().HashPassword(new OpsUser(), Guid.NewGuid().ToString()));

    public async Task<bool> Run(string? name, string? password)
    {
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(password)) return false;
        var user = await users.FindByNameAsync(name.Trim());
        if (user is not null && !await users.IsLockedOutAsync(user))
            return (await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
        users.PasswordHasher.VerifyHashedPassword(user ?? new OpsUser(), DummyHash.Value, password);
        return false;
    }

    /// <summary>Where to go after sign-in: the requested page if it belongs to the console, else Today.</summary>
    public static string SafeReturnUrl(string? asked) =>
        asked is not null && (asked == Urls.Ops || asked.StartsWith(Urls.Ops + "/", StringComparison.Ordinal) || asked.StartsWith(Urls.Ops + "?", StringComparison.Ordinal))
        && !asked.StartsWith(Urls.SignIn, StringComparison.Ordinal) && !asked.Contains('\\', StringComparison.Ordinal)
            ? asked
            : Urls.Ops;
}
