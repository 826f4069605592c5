using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>What new versions of all templates would do to 10,000 plans that live, by the real merge, against reading the same plans' lines.</summary>
public sealed class TemplateImpactOf10k : IRow
{
    private const int Plans = 10_000;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private Harness.Product? product;
    private List<Definition> templates = [];

    public string Name => "template-impact";
    public string About => $"The impact of a new version on {Plans:N0} plans that live, plan by plan, against reading their lines.";
    public IReadOnlyList<Unit> Units => [new("s", LessIsBetter: true) { GoalOfProduct = 5 }];
    public string? Missing => null;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        await product.SeedAssigned(Plans, cancel);
        if (await product.Run<StartPlans>(cancel) != Plans) throw new InvalidOperationException("Not everybody has a plan.");
        await product.Execute("vacuum (analyze)", cancel);
        templates = await product.Use<ScaleDb, List<Definition>>(db => db.Definitions.AsNoTracking().Where(one => one.Kind == Definition.Plan && !one.Key.StartsWith("goal-")).ToListAsync(cancel));
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        var (watch, asked, follow) = (Stopwatch.StartNew(), 0, 0);
        foreach (var template in templates)
        {
            var text = template.Source.Replace("title: ", "title: New ", StringComparison.Ordinal).Replace("title: New \"", "title: \"New ", StringComparison.Ordinal);
            var impact = await product!.Use<ReadTemplateImpact, TemplateImpact>(read => read.Of(template.Key, text, 2, Long, cancel));
            if (impact.NotLookedAt > 0) throw new InvalidOperationException($"{impact} is not whole.");
            (asked, follow) = (asked + impact.Asked, follow + impact.Follow);
        }
        if (asked + follow != Plans) throw new InvalidOperationException($"{asked} asked and {follow} that follow are not {Plans}.");
        return [watch.Elapsed.TotalSeconds];
    }

    public Task<double[]> Reference(CancellationToken cancel) => ReadLines(product!, Plans, cancel);

    /// <summary>All lines of so many plans.</summary>
    internal static async Task<double[]> ReadLines(Harness.Product product, int plans, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var command = product.Database.CreateCommand("select * from plan_items");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = 0;
        while (await reader.ReadAsync(cancel)) lines += reader.GetString(reader.GetOrdinal("title")).Length > 0 ? 1 : 0;
        return lines > plans ? [watch.Elapsed.TotalSeconds] : throw new InvalidOperationException($"{lines} lines.");
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
    }
}
