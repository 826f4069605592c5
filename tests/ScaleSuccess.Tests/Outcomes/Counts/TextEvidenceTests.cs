using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Outcomes.Changes;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Outcomes.Counts;

/// <summary>Highlights, objectives and criteria have numbers of their own, by their text over all versions; and no plan counts twice.</summary>
public sealed class TextEvidenceTests : IAsyncLifetime
{
    private const string Fast = "small-fast", Text = "Results that help every day, by {{deadline}}";
    private Product product = null!;

    public async Task InitializeAsync() => product = await Product.New();

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task A_text_keeps_its_numbers_when_it_has_another_place_in_a_later_version()
    {
        var nora = await product.A_customer_with_a_plan();
        await product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) =>
            await TemplateTexts.Publish(services, Fast, (await product.Use<ActiveDefinitions, string>(async (all, stop) => (await all.TryActive(Definition.Plan, Fast, one => one, stop))!.Definition.Source))
                .Replace("objectives:\n", "objectives:\n  - A new one first\n", StringComparison.Ordinal), cancel));
        var otto = await product.A_customer_with_a_plan();
        await product.Accept(otto);
        var objective = (await product.PlanOf(otto)).Items.Single(item => item.Kind == ItemKind.Objective && item.Title.StartsWith("Results that help", StringComparison.Ordinal));
        await product.Change(otto, objective, Title, "Results that help us");
        var findings = await Found();
        var (all, first, second) = (Line(findings, 0), Line(findings, 1), Line(findings, 2));
        Assert.Equal((2, 1, 1), (all.Plans, all.Accepted, all.Reworded));
        Assert.Equal((1, 0, 0), (first.Plans, first.Accepted, first.Reworded));
        Assert.Equal((1, 1, 1), (second.Plans, second.Accepted, second.Reworded));
        Assert.Equal(1, findings.Texts(0).Single(line => line.Text == "A new one first").Count!.Plans);
        Assert.NotEqual(nora.CustomerId, otto.CustomerId);
    }

    [Fact]
    public async Task A_plan_whose_phases_have_a_line_of_two_versions_counts_once_in_all_of_them()
    {
        var nora = await product.A_customer_with_a_plan();
        foreach (var item in (await product.PlanOf(nora)).Items.Where(item => item.Kind is ItemKind.Action or ItemKind.Objective))
            await product.Sql(
                $$"""
                insert into plan_items overriding system value
                select (jsonb_populate_record(i, jsonb_build_object('id', 1000000 + i.id, 'key', '2.' || i.key, 'origin', jsonb_set(i.origin, '{version}', '2')))).* from plan_items i where i.id = {{item.Id}}
                """);
        await product.Run<CountEvidence>();
        foreach (var key in new[] { Fast, "goal-save_time" })
        {
            var evidence = await product.Use<ReadEvidenceOfTemplate, TemplateEvidence>((read, cancel) => read.Of(key, cancel));
            Assert.All(evidence.Items, item => Assert.Equal(1, item.Plans));
            Assert.All(evidence.Versions, row => Assert.Equal(1, row.Plans));
            Assert.All(evidence.Measures, measure => Assert.Equal(1, measure.Plans));
            Assert.Contains(evidence.Items, item => item.Version == 2);
        }
    }

    [Fact]
    public async Task Customers_words_that_were_taken_for_a_text_can_be_put_back()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var visitor = await product.A_customer_with_a_plan();
            var objective = (await product.PlanOf(visitor)).Items.Single(item => item.Kind == ItemKind.Objective && item.Title.StartsWith("Results that help", StringComparison.Ordinal));
            await product.Change(visitor, objective, Title, "Useful from the first week");
        }
        await product.Run<CountEvidence>();
        var place = (await Found()).Places.Single(one => one.Text == Text);
        Assert.Equal("Useful from the first week", (await Found()).Changes.At(place.Path)!.Offered!.Text);
        await product.Use<DefinitionDrafts>(async (drafts, cancel) =>
        {
            var draft = (await drafts.Find(Definition.Plan, Fast, cancel))!;
            // The line has another number, too.
            Assert.True(await drafts.Keep(draft, draft.Source.Replace($"\"{Text}\"", "Useful from the first week", StringComparison.Ordinal).Replace("objectives:\n", "objectives:\n  - A new one first\n", StringComparison.Ordinal), "olga", cancel));
        });
        var found = await Found();
        Assert.Equal(Text, found.BeforeWording(found.Places.Single(one => one.Text == "Useful from the first week").Path));
    }

    private const string Title = ItemField.Title;

    private static ItemCount Line(TemplateFindings findings, int version) => findings.Texts(version).Single(line => line.Text == Text).Count!;

    private async Task<TemplateFindings> Found()
    {
        await product.Run<CountEvidence>();
        return (await product.Use<ReadTemplateFindings, TemplateFindings?>((read, cancel) => read.Of(Fast, cancel)))!;
    }
}
