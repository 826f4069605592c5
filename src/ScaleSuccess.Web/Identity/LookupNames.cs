using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Identity;

/// <summary>
/// By what users are looked up and compared. Identity's own fails by an exception on characters that Unicode forbids; no user
/// has a name with characters that nobody sees, so such a name matches none.
/// </summary>
public sealed class LookupNames : ILookupNormalizer
{
    /// <summary>Not among the characters that a user name may have.</summary>
    private const string MatchesNone = "\uFFFD";

    public string? NormalizeName(string? name) =>
        name is null ? null : TypedText.HidesSomething(name) ? MatchesNone : name.Normalize().ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
