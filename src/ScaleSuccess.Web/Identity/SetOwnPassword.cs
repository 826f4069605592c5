using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Access;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Identity.Passwords;

namespace ScaleSuccess.Web.Identity;

public enum SetPasswordRefusal { WrongCurrent, TooManyAttempts, Unchanged, NotAccepted }

public abstract record SetPasswordOutcome
{
    private SetPasswordOutcome() { }

    /// <summary>It is set, and the user's other sessions are ended.</summary>
    public sealed record Done : SetPasswordOutcome;
    public sealed record Weak(PasswordWeakness How) : SetPasswordOutcome;
    public sealed record Refused(SetPasswordRefusal Reason) : SetPasswordOutcome;
}

/// <summary>
/// A signed-in user sets their password. Whoever sits at an open session must not guess the current one: wrong ones count by
/// account, from whatever session and address, and close this page only, not the sign-in nor any session.
/// </summary>
public sealed class SetOwnPassword(
    UserManager<OpsUser> users, SignInManager<OpsUser> signIn, SignInAttempts attempts, ILogger<SetOwnPassword> log)
{
    /// <summary>In the place of an address: all of the account's attempts here count together.</summary>
    private const string Client = "password page";

    public async Task<SetPasswordOutcome> Run(HttpContext http, OpsUser user, string? current, string? chosen)
    {
        if (chosen == current) return new SetPasswordOutcome.Refused(SetPasswordRefusal.Unchanged);
        var (name, cancel) = (user.UserName!, http.RequestAborted);
        // It takes part in nothing but its own count, as a known browser does.
        if (await attempts.Admit(name, Client, isKnown: true, cancel) is not Admission.Open)
        {
            log.LogWarning("Change of the password of {User} from {Address} refused without a check: too many wrong current passwords", name, ClientAddress.Of(http));
            return new SetPasswordOutcome.Refused(SetPasswordRefusal.TooManyAttempts);
        }
        // Set before the change so that one save carries both.
        user.MustChangePassword = false;
        var changed = await users.ChangePasswordAsync(user, current ?? "", chosen ?? "");
        if (changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)))
        {
            log.LogWarning("Change of the password of {User} from {Address} failed: the current password was wrong", name, ClientAddress.Of(http));
            return new SetPasswordOutcome.Refused(SetPasswordRefusal.WrongCurrent);
        }
        await attempts.Succeeded(name, Client, isKnown: true, cancel);
        if (!changed.Succeeded)
            return Enum.TryParse<PasswordWeakness>(changed.Errors.First().Code, out var how)
                ? new SetPasswordOutcome.Weak(how)
                : new SetPasswordOutcome.Refused(SetPasswordRefusal.NotAccepted);
        await signIn.RefreshSignInAsync(user);
        return new SetPasswordOutcome.Done();
    }
}
