using ScaleSuccess.Customers;

namespace ScaleSuccess.Surveys.Conditions;

/// <summary>What conditions and texts may name besides the answers.</summary>
public static class Fact
{
    public const string Tier = "customer.tier", Segment = "customer.segment", Country = "customer.country", Role = "contact.role", Plan = "plan.state";
    public const string CustomerName = "customer.name", FirstName = "contact.firstName";

    /// <summary>What a condition may name → the values it may have; null: any text.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>?> InConditions = new Dictionary<string, IReadOnlyList<string>?>
    {
        [Tier] = null, [Segment] = null, [Country] = null, [Role] = Contact.Roles, [Plan] = PlanState.All,
    };

    /// <summary>What a text may name.</summary>
    public static readonly IReadOnlyList<string> InTexts = [CustomerName, FirstName];

    public static bool IsOne(string name) => name.Contains('.', StringComparison.Ordinal);
}

/// <summary>How far a customer's plan is, as far as a survey asks.</summary>
public static class PlanState
{
    public const string None = "none", Open = "open", Accepted = "accepted", Achieved = "achieved", Closed = "closed";
    public static readonly IReadOnlyList<string> All = [None, Open, Accepted, Achieved, Closed];
}
