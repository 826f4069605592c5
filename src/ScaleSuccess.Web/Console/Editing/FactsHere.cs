using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>What this installation has of facts that may be any text: what conditions offer.</summary>
public sealed record FactsHere(IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Words)>> Offered)
{
    /// <summary>None where no customer has any.</summary>
    public IReadOnlyList<(string Value, string Words)> Of(string fact) => Offered.GetValueOrDefault(fact) ?? [];
}

/// <summary>For the page to read before its parts are shown: a request has one database connection.</summary>
public sealed class ReadFactsHere(FactValues values, KnownSegments segments)
{
    public async Task<FactsHere> Run(CancellationToken cancel)
    {
        var offered = (await values.All(cancel)).ToDictionary(one => one.Key, one => (IReadOnlyList<(string, string)>)[.. one.Value.Select(value => (value, value))]);
        offered[Fact.Segment] = [.. (await segments.All(cancel)).Where(segment => !segment.IsRetired).Select(segment => (segment.Key, segment.Name))];
        return new FactsHere(offered);
    }
}
