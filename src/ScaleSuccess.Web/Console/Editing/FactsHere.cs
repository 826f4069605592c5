using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>What this installation has of facts that may be any text: what conditions offer.</summary>
public sealed record FactsHere(IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Words)>> Offered)
{
    public static readonly FactsHere None = new(new Dictionary<string, IReadOnlyList<(string, string)>>());

    /// <summary>None where no customer has any.</summary>
    public IReadOnlyList<(string Value, string Words)> Of(string fact) => Offered.GetValueOrDefault(fact) ?? [];
}

/// <summary>For the page to read before its parts are shown: a request has one database connection.</summary>
public sealed class ReadFactsHere(FactValues values, KnownSegments segments)
{
    /// <summary>Nothing, where no condition of the draft names such a fact: customers are not looked through for it.</summary>
    public async Task<FactsHere> For(DefinitionDraft draft, CancellationToken cancel)
    {
        if (!Fact.InConditions.Any(fact => fact.Value is null && draft.Source.Contains(fact.Key, StringComparison.Ordinal))) return FactsHere.None;
        var offered = (await values.All(cancel)).ToDictionary(one => one.Key, one => (IReadOnlyList<(string, string)>)[.. one.Value.Select(value => (value, value))]);
        offered[Fact.Segment] = [.. (await segments.All(cancel)).Where(segment => !segment.IsRetired).Select(segment => (segment.Key, segment.Name))];
        return new FactsHere(offered);
    }
}
