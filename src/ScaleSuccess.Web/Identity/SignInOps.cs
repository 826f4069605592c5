using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>Lets somebody into the console. Whoever is refused learns neither whether the name exists nor whether it is locked.</summary>
public sealed class SignInOps(SignInManager<OpsUser> door, UserManager<OpsUser> users)
{
    // Of no user; only there so that a wrong name takes as long as a wrong password.
    private static readonly Lazy<string> SomeHash = new(() => new PasswordHasher<OpsUser>().HashPassword(new OpsUser(), Guid.NewGuid().ToString()));

    public async Task<bool> Open(string? name, string? password)
    {
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(password)) return false;
        var user = await users.FindByNameAsync(name.Trim());
        if (user is not null && !await users.IsLockedOutAsync(user))
            return (await door.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
        users.PasswordHasher.VerifyHashedPassword(user ?? new OpsUser(), SomeHash.Value, password);
        return false;
    }

    /// <summary>Where to go after signing in: the page asked for when it is one of the console's, else its first.</summary>
    public static string Inside(string? asked) =>
        asked is not null && (asked == Urls.Ops || asked.StartsWith(Urls.Ops + "/", StringComparison.Ordinal) || asked.StartsWith(Urls.Ops + "?", StringComparison.Ordinal))
        && !asked.StartsWith(Urls.SignIn, StringComparison.Ordinal) && !asked.Contains('\\', StringComparison.Ordinal)
            ? asked
            : Urls.Ops;
}
