using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Identity.Passwords;

/// <summary>Wherever a password is set: the error's code is the <see cref="PasswordWeakness"/>.</summary>
public sealed class RefuseWeakPasswords(VendorOptions vendor) : IPasswordValidator<OpsUser>
{
    private static readonly char[] Separators = [' ', '.', '_', '-', '+', '@'];

    public Task<IdentityResult> ValidateAsync(UserManager<OpsUser> manager, OpsUser user, string? password) =>
        Task.FromResult(JudgePassword.Of(password ?? "", Names(user, vendor)) is { } weakness
            ? IdentityResult.Failed(new IdentityError { Code = weakness.ToString(), Description = $"The password is refused: {weakness}." })
            : IdentityResult.Success);

    /// <summary>What a stranger would try.</summary>
    public static IEnumerable<string> Names(OpsUser user, VendorOptions vendor) =>
        new[] { user.UserName, user.Email, vendor.Name, new Uri(vendor.PublicUrl).Host, "scalesuccess" }
            .OfType<string>().SelectMany(name => name.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Append(name)).Distinct();
}
