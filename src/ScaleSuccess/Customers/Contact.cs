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
    public short LinkVersion { get; private set; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }

    public string FirstName => Name.Trim().Split(' ')[0];

    /// <summary>Revokes every personal link sent to this person so far.</summary>
    public void RevokeLinks() => LinkVersion++;
}
