using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Logic;

/// <summary>Reads what is known about a person before they answer.</summary>
public sealed class ReadFacts(ScaleDb db, NpgsqlDataSource source)
{
    private static readonly string[] Columns = [Fact.Tier, Fact.Country, Fact.Role, Fact.Segment, Fact.Plan];

    /// <summary>The database is asked only when the survey's conditions name what is in it.</summary>
    public async Task<Facts> For(Visitor visitor, Survey survey, CancellationToken cancel)
    {
        if (!survey.HasLogic) return Facts.None;
        var known = new Dictionary<string, string> { [Fact.CustomerName] = visitor.CustomerName, [Fact.FirstName] = visitor.FirstName };
        if (survey.Facts.Count > 0)
        {
            var rows = await db.AllAsync(source, Sql.Text("Surveys/Logic/ReadFacts.sql"), row => Enumerable.Range(0, Columns.Length)
                .Where(column => !row.IsDBNull(column)).Select(column => (Columns[column], row.GetString(column))).ToList(), cancel, visitor.ContactId);
            foreach (var (name, value) in rows.Single()) known[name] = value;
        }
        return new Facts(known) { Contact = visitor.ContactId };
    }
}
