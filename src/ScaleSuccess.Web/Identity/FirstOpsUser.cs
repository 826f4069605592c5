using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Access;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity.Passwords;

namespace ScaleSuccess.Web.Identity;

/// <summary>Creates the first console user, with a password that works until they set their own.</summary>
public sealed class FirstOpsUser(UserManager<OpsUser> users, SignInAttempts attempts, AppSettings settings)
{
    public const string Name = "admin";

    /// <summary>
    /// The password to print; null when there is none. In development each start makes a new one until it is
    /// changed; elsewhere only the start that creates the user does, so that nodes starting later do not invalidate it.
    /// </summary>
    public async Task<string?> OneTimePassword(CancellationToken cancel)
    {
        var admin = await users.FindByNameAsync(Name);
        if (admin is null)
        {
            if (await users.Users.AnyAsync(cancel)) return null;
            var first = new OpsUser { UserName = Name, Role = OpsRoles.Admin, MustChangePassword = true };
            var password = NewPassword(first);
            Check(await users.CreateAsync(first, password));
            return password;
        }
        return admin.MustChangePassword && settings.IsDevelopment ? await Reset(admin) : null;
    }

    /// <summary>A new one-time password; the user's sessions end.</summary>
    /// <returns>Null when the user was changed or removed at the same moment: nothing is done then.</returns>
    public async Task<string?> Reset(OpsUser user)
    {
        var password = NewPassword(user);
        // Set before the change so that one save carries both.
        user.MustChangePassword = true;
        var reset = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
        if (reset.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))) return null;
        Check(reset);
        await attempts.Forget(user.UserName!, CancellationToken.None);
        return password;
    }

    /// <summary>Fifteen letters and digits that are hard to confuse, in groups for reading out.</summary>
    /// <param name="names">That it may not hold. By chance one in some thousands is weak all the same, and not used.</param>
    public static string NewPassword(IEnumerable<string> names)
    {
        while (true)
        {
            var password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));
            if (JudgePassword.Of(password, names) is null) return password;
        }
    }

    public string NewPassword(OpsUser user) => NewPassword(RefuseWeakPasswords.Names(user, settings.Vendor));

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
