using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Redrafting;

namespace ScaleSuccess.Plans.Impacts;

public enum AskedWhy
{
    /// <summary>The customer has changed the same thing itself.</summary>
    Clash,

    /// <summary>Somebody has accepted its section.</summary>
    Accepted,

    /// <summary>The customer has changed something else about the line.</summary>
    Edited,

    /// <summary>The customer did not want the line before.</summary>
    Declined,

    /// <summary>It cannot come without something that is asked about.</summary>
    ComesWith,
}

/// <summary>What a customer would be asked about, and why it does not follow by itself.</summary>
public sealed record PlanAsk(ProposedChange Change, AskedWhy Why)
{
    internal static IReadOnlyList<PlanAsk> Of(Plan plan, MergedTemplate merged)
    {
        var accepted = MergedTemplate.AcceptedKinds(plan);
        return [.. merged.Asked.Select(change => new PlanAsk(change, Reason(change, accepted)))];
    }

    private static AskedWhy Reason(ProposedChange change, HashSet<string> accepted) => change switch
    {
        { IsClash: true } => AskedWhy.Clash,
        { From: { } now, Base: { } was } when PlanLine.Fields.Any(field => !now.IsSameIn(field, was)) => AskedWhy.Edited,
        { Kind: ProposedKind.Added, Base: not null } => AskedWhy.Declined,
        _ when accepted.Contains(change.Line.Kind) => AskedWhy.Accepted,
        _ => AskedWhy.ComesWith,
    };
}
