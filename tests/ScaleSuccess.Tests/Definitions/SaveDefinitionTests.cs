using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Emails.Editing;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Definitions;

public sealed class SaveDefinitionTests
{
    [Fact]
    public async Task Whoever_saves_a_text_that_somebody_changed_meanwhile_is_told_and_nothing_is_lost()
    {
        await using var product = await Product.New();
        Assert.IsType<SaveOutcome.Saved>(await Save(product, "days: 80", seen: 1));
        Assert.Equal(new SaveOutcome.EditConflict(2), await Save(product, "days: 90", seen: 1));
        Assert.Equal(2, await Active(product));
    }

    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_one_is_told()
    {
        await using var product = await Product.New();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Save(product, $"days: {80 + i}", seen: 1))));
        Assert.Single(outcomes.OfType<SaveOutcome.Saved>());
        Assert.Equal(5, outcomes.OfType<SaveOutcome.EditConflict>().Count());
        Assert.Equal(2, await Active(product));
    }

    [Fact]
    public async Task Saving_the_text_of_the_active_version_makes_no_version()
    {
        await using var product = await Product.New();
        Assert.Equal(new SaveOutcome.Unchanged(1), await Save(product, "days: 75", seen: 1));
        await Save(product, "days: 80", seen: 1);
        Assert.Equal(new SaveOutcome.Unchanged(2), await Save(product, "days: 80", seen: 2));
        Assert.IsType<SaveOutcome.Saved>(await Save(product, "days: 75", seen: 2));
        Assert.Equal(3, await Active(product));
    }

    [Fact]
    public async Task An_earlier_version_can_count_again()
    {
        await using var product = await Product.New();
        await Save(product, "days: 80", seen: 1);
        Assert.True(await product.Use<SaveDefinition, bool>((save, cancel) => save.Activate("plan", "steady", 1, cancel)));
        Assert.False(await product.Use<SaveDefinition, bool>((save, cancel) => save.Activate("plan", "steady", 99, cancel)));
        Assert.Equal(1, await Active(product));
    }

    [Fact]
    public async Task A_template_that_is_wrong_does_not_count()
    {
        await using var product = await Product.New();
        var outcome = await product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, "steady", "segment: steady", cancel));
        Assert.NotEmpty(Assert.IsType<PublishDraftOutcome.Wrong>(outcome).Mistakes);
        Assert.Equal(1, await Active(product));
    }

    [Fact]
    public async Task Saving_plans_and_e_mails_while_files_are_taken_in_ends_well_for_everyone()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        files.Change("emails/plan-ready.md", text => text + "\nMore.\n");
        files.Change("plans/small-fast.yaml", text => text.Replace("days: 45", "days: 50", StringComparison.Ordinal));
        var text = files.Read("emails/check-in.md");
        var all = Task.WhenAll(
            Task.Run(product.Import), Task.Run(product.Import),
            Task.Run(() => Save(product, "days: 81", seen: 1)),
            Task.Run(() => product.Use<SaveEmailText, SaveEmailOutcome>((save, cancel) => save.Run("check-in", text + "\nHi.", null, 1, "olga", cancel))));
        await all;
        Assert.Equal(4L, await product.One<long>("select count(*) from definitions where version = 2"));
    }

    private static Task<SaveOutcome> Save(Product product, string days, int seen)
    {
        var text = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "plans/steady.yaml"));
        return product.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(
            "plan", "steady", text.Replace("days: 75", days, StringComparison.Ordinal), null, seen, "olga", cancel));
    }

    private static Task<int> Active(Product product) => product.One<int>(
        "select version from definitions d join active_definitions f on f.definition_id = d.id where f.key = 'steady'");
}
