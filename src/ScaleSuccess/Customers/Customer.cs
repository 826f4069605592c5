using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>An account of the vendor's: the company, not a person.</summary>
public sealed class Customer
{
    private string key = "", name = "";

    public long Id { get; private set; }

    /// <summary>What the vendor's own systems call it. Unique whatever its case.</summary>
    public required string Key { get => key; init => (key, FoldedKey) = (value, FoldedText.Of(value)); }
    public required string Name { get => name; set => (name, FoldedName) = (value, FoldedText.Of(value)); }

    /// <summary>Key and name without letter case. Null: stored before we folded, or the key is another customer's, folded.</summary>
    public string? FoldedKey { get; private set; }
    public string? FoldedName { get; private set; }
    public required string Tier { get; set; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; set; }
    /// <summary>ISO 3166, such as DE. Null: where its time zone lies, <see cref="Countries.Country.Of"/>.</summary>
    public string? Country { get; set; }

    /// <summary>Who of the vendor is its contact, by the name they sign in with, maybe of somebody who is gone; null: nobody in particular.</summary>
    public string? OpsOwner { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<Contact> Contacts { get; } = [];
}
