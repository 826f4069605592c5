using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Parts;

/// <summary>How customers read who of the vendor does something.</summary>
public static class OpsPerson
{
    /// <param name="user">As they sign in; null: nobody in particular.</param>
    /// <returns>"Maya Chen"; null: there is no name that says something to a customer.</returns>
    public static string? Name(string? user) => user is null ? null : OpsName.Of(user);

    /// <summary>"Maya Chen at Northwind"; with nobody in particular, "Northwind".</summary>
    public static string Of(string? user, string vendor, IStringLocalizer<PartTexts> texts) =>
        Name(user) is { } name ? texts["timeline.at", name, vendor] : vendor;
}
