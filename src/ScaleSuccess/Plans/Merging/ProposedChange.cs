namespace ScaleSuccess.Plans.Merging;

public enum ProposedKind { Added, Removed, Changed }

/// <summary>One change that a new draft makes to a plan: a line that comes or goes, or one field of a line.</summary>
/// <param name="Field">Of a changed line.</param>
/// <param name="From">The line as the plan has it; null: it is new.</param>
/// <param name="To">The line as the draft has it; null: it goes.</param>
/// <param name="Base">The line as the plan was made from it; null: it is new. One that was declined before is here, as it was then.</param>
public sealed record ProposedChange(ProposedKind Kind, LineField? Field, PlanLine? From, PlanLine? To, PlanLine? Base)
{
    /// <summary>The customer and the draft have changed the same thing, each in their way. Whoever is asked sees both.</summary>
    public bool IsClash { get; init; }

    /// <summary>It is applied without being asked about.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The ids of the changes without which this one cannot be made: the new milestone of an action, the actions that leave a milestone.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public LineId Line => (To ?? From)!.Id;

    /// <summary>
    /// What is changed, and from what to what: an answer to a change that has become another one meanwhile (in a newer draft, or
    /// because somebody has edited the plan) is an answer to nothing.
    /// </summary>
    public string Id { get; } = Named(Kind, Field, From, To);

    private static string Named(ProposedKind kind, LineField? field, PlanLine? from, PlanLine? to)
    {
        var line = (to ?? from)!.Id;
        var seen = new Fingerprint();
        foreach (var one in field is { } only ? [only] : PlanLine.Fields)
            seen = seen.With(from?.Text(one)).With(to?.Text(one));
        return $"{line.Kind}/{line.Key}/{(field?.ToString() ?? kind.ToString()).ToLowerInvariant()}/{seen}";
    }
}
