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

/// <summary>
/// The console's users. Only an admin removes others or changes their role, and nobody does it to themselves: so an admin
/// always remains.
/// </summary>
public sealed class EditOpsUsers(ScaleDb db, UserManager<OpsUser> users, FirstOpsUser passwords)
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
        var user = new OpsUser { UserName = address, Email = address, Role = role, MustChangePassword = true };
        var password = passwords.NewPassword(user);
        var added = await users.CreateAsync(user, password);
        if (added.Succeeded) return new AddUserOutcome.Added(password);
        return new AddUserOutcome.Refused(added.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateUserName))
            ? AddUserRefusal.Exists
            : AddUserRefusal.NotAUserName);
    }

    /// <returns>The one-time password; null when there is no such user, or somebody else changes them at the same moment.</returns>
    public async Task<string?> Reset(string id) =>
        await users.FindByIdAsync(id) is { } user ? await passwords.Reset(user) : null;

    /// <param name="me">Who does it: an admin, at this very moment.</param>
    /// <returns>False for the user's own account or an unknown user, or when somebody else was faster.</returns>
    public Task<bool> Remove(string id, string? me, CancellationToken cancel) => AsAdmin(me, id, users.DeleteAsync, cancel);

    /// <summary>Counts from the user's next request on.</summary>
    /// <returns>False when it is oneself, or nobody, or no role, or when somebody else was faster.</returns>
    public async Task<bool> GiveRole(string id, string role, string? me, CancellationToken cancel) =>
        role is OpsRoles.Admin or OpsRoles.Ops && await AsAdmin(me, id, user =>
        {
            user.Role = role;
            return users.UpdateAsync(user);
        }, cancel);

    /// <summary>
    /// The admins change one after the other: of two who remove each other at the same moment, the second is none any more.
    /// </summary>
    private async Task<bool> AsAdmin(string? me, string id, Func<OpsUser, Task<IdentityResult>> change, CancellationToken cancel)
    {
        if (id == me) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var admins = await db.Database.QueryAsync<Admin>("select id from ops_users where role = {0} order by id for update", cancel, OpsRoles.Admin);
        if (admins.All(admin => admin.Id != me) || await users.FindByIdAsync(id) is not { } user || !(await change(user)).Succeeded) return false;
        await transaction.CommitAsync(cancel);
        return true;
    }

    private sealed record Admin(string Id);
}
