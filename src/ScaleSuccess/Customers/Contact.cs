using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A person at a customer.</summary>
public sealed class Contact
{
    public const string Champion = "champion";
    public const string EconomicBuyer = "economic_buyer";
    public const string Admin = "admin";
    public const string User = "user";
    public static readonly IReadOnlyList<string> Roles = [Champion, EconomicBuyer, Admin, User];

    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public required string Name { get; set; }
    public required string Email { get; init; }
    public required string Role { get; set; }

    /// <summary>IANA name; null: the customer's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>A BCP 47 tag, as the vendor says; null: not known.</summary>
    public string? Language { get; set; }

    /// <summary>What this person has chosen on a page: it counts before what the vendor says. Written by <see cref="Readers.ChooseLanguage"/>.</summary>
    public string? OwnLanguage { get; private set; }

    /// <summary>One of <see cref="Customers.Consent"/>.</summary>
    public string Consent { get; private set; } = Customers.Consent.Given;

    /// <summary>The colleague who named this person, in a survey or for something in the plan; null: the vendor did.</summary>
    public long? NamedBy { get; init; }
    public short LinkVersion { get; private set; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }

    public string FirstName => Name.Trim().Split(' ')[0];

    /// <summary>The vendor names this person itself; a refusal stays.</summary>
    public void VouchFor()
    {
        if (Consent is Customers.Consent.Asked or Customers.Consent.Named) Consent = Customers.Consent.Given;
    }

    /// <summary>Revokes every personal link sent to this person so far.</summary>
    public void RevokeLinks() => LinkVersion++;
}

/// <summary>What a contact is, within a sentence.</summary>
public static class RoleWords
{
    private static readonly IStringLocalizer<CustomerTexts> Texts = Localizer.Of<CustomerTexts>();

    /// <param name="role">One of <see cref="Contact.Roles"/>.</param>
    public static string Of(string role) => Texts[$"as.{role}"];
}
