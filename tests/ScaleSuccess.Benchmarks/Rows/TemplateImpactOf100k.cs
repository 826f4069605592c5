using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>What drafts of all templates would do to 100,000 plans that live, counted by the step, against reading the same plans' lines.</summary>
public sealed class TemplateImpactOf100k : IRow
{
    private const int Plans = 100_000;
    private Harness.Product? product;
    private List<string> templates = [];

    public string Name => "template-impact-100k";
    public string About => $"The step that counts the impact of drafts on {Plans:N0} plans that live, plan by plan, against reading their lines.";
    public IReadOnlyList<Unit> Units => [new("s", LessIsBetter: true)];
    public string? Missing => null;
    public bool OnlyWhenNamed => true;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        await product.SeedAssigned(Plans, cancel);
        if (await product.Run<StartPlans>(cancel) != Plans) throw new InvalidOperationException("Not everybody has a plan.");
        await product.Execute("vacuum (analyze)", cancel);
        templates = await product.Use<ScaleDb, List<string>>(db => db.Definitions.Where(one => one.Kind == Definition.Plan && !one.Key.StartsWith("goal-")).Select(one => one.Key).ToListAsync(cancel));
        foreach (var key in templates)
            await product.Use<DefinitionDrafts, bool>(async drafts =>
            {
                var draft = (await drafts.Find(Definition.Plan, key, cancel))!;
                return await drafts.Keep(draft, draft.Source.Replace("title: ", "title: New ", StringComparison.Ordinal).Replace("title: New \"", "title: \"New ", StringComparison.Ordinal), "bench", cancel);
            });
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        foreach (var key in templates)
        {
            var draft = (await product!.Use<ReadTemplateDraft, TemplateDraft?>(read => read.Of(key, cancel)))!;
            await product!.Use<ImpactCounts, bool>(async counts =>
            {
                await counts.Begin(draft.Draft, draft.Next, "bench", cancel);
                return true;
            });
        }
        await product!.Run<CountImpacts>(cancel);
        var (seconds, looked) = (watch.Elapsed.TotalSeconds, 0);
        foreach (var key in templates)
        {
            var draft = (await product!.Use<ReadTemplateDraft, TemplateDraft?>(read => read.Of(key, cancel)))!;
            var count = (await product!.Use<ImpactCounts, ImpactCount?>(counts => counts.Of(key, draft.Draft.Source, draft.Next, cancel)))!;
            looked += count.Impact.Asked + count.Impact.Follow;
        }
        return looked == Plans ? [seconds] : throw new InvalidOperationException($"{looked} of {Plans} plans follow or are asked.");
    }

    public Task<double[]> Reference(CancellationToken cancel) => TemplateImpactOf10k.ReadLines(product!, Plans, cancel);

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
    }
}
