using System.Globalization;

namespace ScaleSuccess.Foundation;

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
