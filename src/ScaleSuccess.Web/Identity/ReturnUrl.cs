using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>Where to go after sign-in: the page that was asked for if it is the console's, else Today.</summary>
public static class ReturnUrl
{
    private const int Longest = 2000;

    public static string InConsole(string? asked) => asked is not null && IsInConsole(asked) ? asked : Urls.Ops;

    private static bool IsInConsole(string asked)
    {
        if (asked.Length > Longest || asked.Any(character => character is '\\' or '#' || char.IsControl(character) || char.IsWhiteSpace(character))) return false;
        var path = asked.Split('?', 2)[0];
        return (path == Urls.Ops || path.StartsWith(Urls.Ops + "/", StringComparison.Ordinal)) && IsPlain(path) && !IsDoor(path);
    }

    /// <summary>
    /// Nothing that a browser or a proxy might read as another path: no empty, "." or ".." segment, and an escape only for
    /// what is an ordinary character once decoded, however often.
    /// </summary>
    private static bool IsPlain(string path)
    {
        if (path.Split('/').Skip(1).Any(segment => segment is "" or "." or "..")) return false;
        var decoded = Uri.UnescapeDataString(path);
        if (decoded == path) return !path.Contains('%', StringComparison.Ordinal);
        return decoded.Split('/').Length == path.Split('/').Length && !decoded.Any(character => character is '\\' or '%' || char.IsControl(character)) && IsPlain(decoded);
    }

    private static bool IsDoor(string path) =>
        path.StartsWith(Urls.SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Urls.SignOut, StringComparison.OrdinalIgnoreCase);
}
