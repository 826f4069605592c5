using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>What facts are among the customers, to choose from.</summary>
public sealed class FactValues(NpgsqlDataSource source)
{
    /// <summary>By the name of the fact: those that have any.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> All(CancellationToken cancel)
    {
        var asked = new AskedTogether();
        var found = new (string Name, List<string> Values)[]
        {
            (Fact.Tier, asked.All("select distinct tier from customers order by 1", row => row.GetString(0))),
            (Fact.Segment, asked.All("select distinct segment from assignments where superseded_at is null order by 1", row => row.GetString(0))),
            (Fact.Country, asked.All("select distinct country from customers where country is not null order by 1", row => row.GetString(0))),
        };
        await asked.Run(source, cancel);
        return found.Select(one => (one.Name, Values: (IReadOnlyList<string>)one.Values))
            .Concat(Fact.InConditions.Where(fact => fact.Value is not null).Select(fact => (Name: fact.Key, Values: fact.Value!)))
            .Where(one => one.Values.Count > 0).ToDictionary(one => one.Name, one => one.Values);
    }
}
