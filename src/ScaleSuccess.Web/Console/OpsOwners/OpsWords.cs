using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Console.OpsOwners;

/// <summary>How ops call one of them.</summary>
public static class OpsWords
{
    /// <summary>"Maya Chen" for maya.chen@vendor.example, else as they sign in.</summary>
    public static string Of(string user) => OpsName.Of(user) ?? user;

    public static string Of(string? user, string nobody) => user is null ? nobody : Of(user);

    /// <summary>Beside what customers do themselves: "Us: Maya Chen".</summary>
    public static string Ours(string? user) => user is null ? "Us" : $"Us: {Of(user)}";

    /// <summary>Whom a form offers: nobody in particular first, and who is named but gone, so that it can be seen.</summary>
    /// <param name="nobody">What follows when nobody is named.</param>
    public static IReadOnlyList<(string Value, string Label)> Options(IReadOnlyList<string> users, string? named, string nobody) =>
    [
        ("", nobody),
        .. named is null || users.Contains(named) ? [] : new[] { (named, $"{Of(named)} (no user any more)") },
        .. users.Select(user => (user, OpsName.Of(user) ?? $"{user} (customers read only our name)")),
    ];
}
