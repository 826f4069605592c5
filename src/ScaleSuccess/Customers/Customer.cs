namespace ScaleSuccess.Customers;

/// <summary>An account of the vendor's: the company, not a person.</summary>
public sealed class Customer
{
    public long Id { get; private set; }

    /// <summary>What the vendor's own systems call it. Unique whatever its case.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required string Tier { get; set; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<Contact> Contacts { get; } = [];
}
