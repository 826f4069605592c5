namespace ScaleSuccess.Web.Portal.Plans.Hero;

/// <summary>How a plan stands, in one sentence, and why it is on track or not.</summary>
/// <param name="State">A few words that carry the judgement: "Five days behind."</param>
/// <param name="Look">Its CSS class: good, behind; null: neither.</param>
public sealed record PlanHeadline(string Title, string? State, string Why, string? Look = null)
{
    public string Icon { get; init; } = Look switch { "good" => "check", "behind" => "clock", _ => "info" };
}
