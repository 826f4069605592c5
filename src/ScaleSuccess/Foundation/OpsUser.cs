using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScaleSuccess.Foundation;

/// <summary>A person at the vendor who may use the console.</summary>
public sealed class OpsUser : IdentityUser
{
    /// <summary>True while the password is a generated one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>One of <see cref="OpsRoles"/>.</summary>
    public string Role { get; set; } = OpsRoles.Ops;
}

/// <summary>How one of ops is called where customers read it.</summary>
public static class OpsName
{
    /// <summary>"Maya Chen" for maya.chen@vendor.example; null: they sign in with a name that says nothing to a customer, such as admin.</summary>
    public static string? Of(string user)
    {
        if (user.Split('@') is not [{ Length: > 0 } name, { Length: > 0 }]) return null;
        var parts = name.Split('+')[0].Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : string.Join(' ', parts.Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
    }
}

/// <summary>The console's users, for whoever names one of them.</summary>
public sealed class ReadOpsUsers(ScaleDb db)
{
    /// <summary>By the names they sign in with.</summary>
    public Task<List<string>> Names(CancellationToken cancel) =>
        db.Users.Where(user => user.UserName != null).Select(user => user.UserName!).Order().ToListAsync(cancel);

    /// <summary>Somebody signs in by this name.</summary>
    public Task<bool> Has(string name, CancellationToken cancel) => db.Users.AnyAsync(user => user.UserName == name, cancel);
}

/// <summary>What a user of the console may do: all, or all but users, API keys, settings and single jobs.</summary>
public static class OpsRoles
{
    public const string Admin = "admin", Ops = "ops";
}

/// <summary>Identity's tables under our names.</summary>
public sealed class OpsTables :
    IEntityTypeConfiguration<OpsUser>,
    IEntityTypeConfiguration<IdentityUserClaim<string>>,
    IEntityTypeConfiguration<IdentityUserLogin<string>>,
    IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<OpsUser> table) => table.ToTable("ops_users");
    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> table) => table.ToTable("ops_user_claims");
    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> table) => table.ToTable("ops_user_logins");
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> table) => table.ToTable("ops_user_tokens");
}
