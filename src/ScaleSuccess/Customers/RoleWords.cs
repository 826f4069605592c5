namespace ScaleSuccess.Customers;

/// <summary>What a contact can be in a customer's plan.</summary>
public static class RoleWords
{
    /// <summary>Each role with the words shown for it.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        [Contact.Champion] = "Champion",
        [Contact.EconomicBuyer] = "Decision maker",
        [Contact.Admin] = "Admin",
        [Contact.User] = "User",
    };
}
