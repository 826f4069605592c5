using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

public enum AddUserRefusal { NotAnAddress, Exists, NotAUserName, NoRole }

public abstract record AddUserOutcome
{
    private AddUserOutcome() { }
    public sealed record Added(string OneTimePassword) : AddUserOutcome;
    public sealed record Refused(AddUserRefusal Reason) : AddUserOutcome;
}

/// <summary>The console's users. Nobody removes themselves or changes their own role, so an admin always remains.</summary>
public sealed class EditOpsUsers(UserManager<OpsUser> users, FirstOpsUser passwords)
{
    public Task<List<OpsUser>> All(CancellationToken cancel) =>
        users.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(cancel);

    public async Task<AddUserOutcome> Add(string? email, string? role)
    {
        var address = email?.Trim() ?? "";
        if (!EmailAddress.IsValid(address))
            return new AddUserOutcome.Refused(AddUserRefusal.NotAnAddress);
        if (role is not (OpsRoles.Admin or OpsRoles.Ops))
            return new AddUserOutcome.Refused(AddUserRefusal.NoRole);
        var password = FirstOpsUser.NewPassword();
        var added = await users.CreateAsync(new OpsUser { UserName = address, Email = address, Role = role, MustChangePassword = true }, password);
        if (added.Succeeded) return new AddUserOutcome.Added(password);
        return new AddUserOutcome.Refused(added.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateUserName))
            ? AddUserRefusal.Exists
            : AddUserRefusal.NotAUserName);
    }

    /// <returns>The one-time password; null when there is no such user, or somebody else changes them at the same moment.</returns>
    public async Task<string?> Reset(string id) =>
        await users.FindByIdAsync(id) is { } user ? await passwords.Reset(user) : null;

    /// <returns>False for the user's own account or an unknown user.</returns>
    public async Task<bool> Remove(string id, string? me) =>
        id != me && await users.FindByIdAsync(id) is { } user && (await users.DeleteAsync(user)).Succeeded;

    /// <summary>Counts from the user's next request on.</summary>
    /// <returns>False when it is oneself, or nobody, or no role.</returns>
    public async Task<bool> GiveRole(string id, string role, string? me)
    {
        if (id == me || role is not (OpsRoles.Admin or OpsRoles.Ops) || await users.FindByIdAsync(id) is not { } user) return false;
        user.Role = role;
        return (await users.UpdateAsync(user)).Succeeded;
    }
}
