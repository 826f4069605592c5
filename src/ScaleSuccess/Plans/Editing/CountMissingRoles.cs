using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Editing;

/// <summary>Of how many customers, with a plan that lives and is made from a template or has lines of a goal module, nobody has a role: there whoever gave the answers does its actions.</summary>
/// <param name="Customers">With such a plan.</param>
/// <param name="Without">By role; a role that somebody has everywhere is not in it.</param>
public sealed record MissingRoles(int Customers, IReadOnlyDictionary<string, int> Without);

/// <summary>Counts by the people that a plan is drafted with.</summary>
public sealed class CountMissingRoles(ScaleDb db)
{
    public async Task<MissingRoles> Of(string key, CancellationToken cancel)
    {
        var rows = await db.Database.QueryAsync<Row>(
            Sql.Text(CheckTemplates.IsGoalModule(key) ? "Plans/Editing/ModuleRoles.sql" : "Plans/Editing/TemplateRoles.sql"), cancel, key, Contact.Roles.ToArray());
        return new MissingRoles(rows.Max(row => row.Customers), rows.Where(row => row.Without > 0).ToDictionary(row => row.Role, row => row.Without));
    }

    private sealed record Row(string Role, int Customers, int Without);
}
