using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Impacts;

namespace ScaleSuccess.Web.Console.Templates.Impacts;

/// <summary>How the console speaks of what a draft does to plans that live.</summary>
public static class ImpactWords
{
    /// <summary>As addresses name them.</summary>
    private static readonly Dictionary<string, ImpactOutcome> Names = new()
    {
        ["follow"] = ImpactOutcome.Follows, ["asked"] = ImpactOutcome.Asked, ["same"] = ImpactOutcome.Same, ["over"] = ImpactOutcome.Over, ["failed"] = ImpactOutcome.Failed,
    };

    public static ImpactOutcome? Outcome(string? name) => name is not null && Names.TryGetValue(name, out var outcome) ? outcome : null;
    public static string Name(ImpactOutcome outcome) => Names.First(name => name.Value == outcome).Key;

    public static string Plans(int count) => count == 1 ? "1 plan" : $"{Amounts.Number(count)} plans";
    public static string Customers(int count) => count == 1 ? "1 customer" : $"{Amounts.Number(count)} customers";

    /// <summary>"212 plans would follow · 31 customers would be asked · 5 plans are over".</summary>
    public static string Line(TemplateImpact impact) => impact.Plans == 0 ? "No plan was made from it yet" : string.Join(" · ", new[]
    {
        impact.Follow > 0 ? $"{Plans(impact.Follow)} would follow" : null,
        impact.Asked > 0 ? $"{Customers(impact.Asked)} would be asked" : null,
        impact.Same > 0 ? $"{Plans(impact.Same)} would not change" : null,
        impact.Over > 0 ? $"{Plans(impact.Over)} {(impact.Over == 1 ? "is" : "are")} over" : null,
        impact.Failed > 0 ? $"{Plans(impact.Failed)} could not be looked at" : null,
    }.OfType<string>());

    public static string Title(ImpactOutcome outcome) => outcome switch
    {
        ImpactOutcome.Follows => "Plans that would follow by themselves",
        ImpactOutcome.Asked => "Customers who would be asked",
        ImpactOutcome.Same => "Plans that would not change",
        ImpactOutcome.Over => "Plans that are over",
        _ => "Plans that could not be looked at",
    };

    public static string Why(AskedWhy why) => why switch
    {
        AskedWhy.Clash => "the customer has changed this itself",
        AskedWhy.Accepted => "the customer has accepted this section",
        AskedWhy.Edited => "the customer has changed this line in another way",
        AskedWhy.Declined => "the customer did not want this line before",
        AskedWhy.ComesWith => "it comes with something that is asked about",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };
}
