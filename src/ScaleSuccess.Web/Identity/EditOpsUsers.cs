using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

public abstract record AddUserOutcome
{
    private AddUserOutcome() { }
    public sealed record Added(string OneTimePassword) : AddUserOutcome;
    public sealed record Refused(string Sentence) : AddUserOutcome;
}

/// <summary>Who may use the console. Everybody may do everything; nobody can lock themselves out.</summary>
public sealed class EditOpsUsers(UserManager<OpsUser> users, FirstOpsUser passwords)
{
    public Task<List<OpsUser>> All(CancellationToken cancel) =>
        users.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(cancel);

    public async Task<AddUserOutcome> Add(string? email)
    {
        var address = email?.Trim() ?? "";
        if (!EmailAddress.IsValid(address))
            return new AddUserOutcome.Refused("That is no e-mail address such as ann@example.com.");
        var password = FirstOpsUser.NewPassword();
        var added = await users.CreateAsync(
            new OpsUser { UserName = address, Email = address, LockoutEnabled = true, MustChangePassword = true }, password);
        if (added.Succeeded) return new AddUserOutcome.Added(password);
        return new AddUserOutcome.Refused(added.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateUserName))
            ? "That person is here already."
            : "That address cannot be used as a user name: letters, digits and - . _ @ + only.");
    }

    /// <returns>The one-time password; null when there is no such user.</returns>
    public async Task<string?> Reset(string id) =>
        await users.FindByIdAsync(id) is { } user ? await passwords.Reset(user) : null;

    /// <returns>False when it is oneself, or nobody.</returns>
    public async Task<bool> Remove(string id, string? me) =>
        id != me && await users.FindByIdAsync(id) is { } user && (await users.DeleteAsync(user)).Succeeded;
}
