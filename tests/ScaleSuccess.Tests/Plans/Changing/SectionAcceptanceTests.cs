using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>A section is accepted as it was read; what changes later marks that section, and nothing else.</summary>
public sealed class SectionAcceptanceTests
{
    [Fact]
    public async Task With_its_last_section_the_plan_is_accepted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var drafted = await product.PlanOf(nora);
        var sections = Plan.Sections.Where(section => drafted.InSection(section).Any()).ToList();
        foreach (var section in sections)
        {
            Assert.False((await product.ViewOf(nora)).IsAccepted);
            Assert.True(await Accept(product, nora, section));
            Assert.True((await product.ViewOf(nora)).Plan.IsSectionAccepted(section));
        }
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.True(plan.IsAccepted);
        Assert.True(plan.IsDone(plan.Items.Single(item => item.AcceptsPlan)));
    }

    [Fact]
    public async Task What_was_not_read_is_not_accepted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        var read = (await product.ViewOf(ben)).Plan;
        await product.Change(nora, read.OwnAction(), ItemField.Title, "Something that Ben has not read");
        Assert.False(await product.Use<ChangePlan, bool>((change, cancel) => change.Accept(ben, read.ReadVersion, cancel)));
        Assert.False(await product.Use<ChangePlan, bool>((change, cancel) => change.AcceptSection(ben, ItemKind.Milestone, read.HashOf(ItemKind.Milestone), cancel)));
        Assert.True(await product.Use<ChangePlan, bool>((change, cancel) => change.AcceptSection(ben, ItemKind.Objective, read.HashOf(ItemKind.Objective), cancel)));
        Assert.False((await product.ViewOf(nora)).IsAccepted);
    }

    [Fact]
    public async Task A_later_change_marks_only_its_section_for_whoever_accepted_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        await product.Accept(ben);
        await product.Change(nora, (await product.PlanOf(nora)).OwnAction(), ItemField.Title, "Nora's words");
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.True(plan.IsAccepted);
        Assert.Equal([ItemKind.Milestone], Plan.Sections.Where(plan.IsSectionChanged));

        Assert.True(await Accept(product, ben, ItemKind.Milestone));
        Assert.DoesNotContain(Plan.Sections, (await product.ViewOf(nora)).Plan.IsSectionChanged);

        // Put back as it was before, it is what he had accepted at first, and not what he has now.
        await product.Tick(nora, plan.OwnAction().Key);
        Assert.DoesNotContain(Plan.Sections, (await product.ViewOf(nora)).Plan.IsSectionChanged);
    }

    [Fact]
    public async Task Who_changes_what_they_had_accepted_accepts_it_so()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Change(nora, (await product.PlanOf(nora)).OwnAction(), ItemField.Title, "My own words");
        await product.Add(nora, ItemKind.Objective, "One more");
        Assert.DoesNotContain(Plan.Sections, (await product.ViewOf(nora)).Plan.IsSectionChanged);
    }

    [Fact]
    public async Task A_plan_that_was_accepted_before_sections_were_is_accepted_as_it_was()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        await product.Accept(ben);
        await product.One<long>("with gone as (delete from section_acceptances returning 1) select count(*) from gone");
        Assert.DoesNotContain(Plan.Sections, (await product.ViewOf(nora)).Plan.IsSectionChanged);
        await product.Change(nora, (await product.PlanOf(nora)).OwnAction(), ItemField.Title, "Nora's words");
        Assert.Equal([ItemKind.Milestone], Plan.Sections.Where((await product.ViewOf(nora)).Plan.IsSectionChanged));
    }

    [Fact]
    public async Task An_acceptance_that_was_a_slip_takes_its_sections_with_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await Accept(product, nora, ItemKind.Objective);
        product.Clock.Advance(TimeSpan.FromSeconds(1));
        await product.Accept(nora);
        await product.Tick(nora, (await product.PlanOf(nora)).Items.Single(item => item.AcceptsPlan).Key, done: false);
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.False(plan.IsAccepted);
        Assert.Equal([ItemKind.Objective], Plan.Sections.Where(plan.IsSectionAccepted).Where(section => plan.InSection(section).Any()));
    }

    private static async Task<bool> Accept(Product product, Visitor visitor, string section)
    {
        var hash = (await product.ViewOf(visitor)).Plan.HashOf(section);
        return await product.Use<ChangePlan, bool>((change, cancel) => change.AcceptSection(visitor, section, hash, cancel));
    }
}
