using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>What a template's conditions may name besides the answers.</summary>
public static class PlanFacts
{
    /// <param name="role">Of the contact whose answers the plan is made from.</param>
    /// <param name="phase">The plan's state before it: there is none, or it has reached a goal.</param>
    public static Facts Of(string? tier, string? country, string segment, string role, int phase)
    {
        var values = new Dictionary<string, string> { [Fact.Segment] = segment, [Fact.Role] = role, [Fact.Plan] = phase == 1 ? PlanState.None : PlanState.Achieved };
        if (tier is not null) values[Fact.Tier] = tier;
        if (country is not null) values[Fact.Country] = country;
        return new Facts(values);
    }
}
