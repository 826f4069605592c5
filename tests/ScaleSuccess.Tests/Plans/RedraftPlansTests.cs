using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Ending;

namespace ScaleSuccess.Tests.Plans;

/// <summary>A new version of a template comes to living plans: by itself where nobody has accepted or changed anything, else as a proposal.</summary>
public sealed class RedraftPlansTests
{
    [Fact]
    public async Task A_plan_that_nobody_has_accepted_or_changed_follows_by_itself_and_its_history_says_so()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var milestone = await Reword(product, nora, "A better name");
        Assert.Equal(1, await product.Propose_template(nora));

        var plan = await product.PlanOf(nora);
        Assert.Equal("A better name", plan.Find(milestone.Kind, milestone.Key)!.Title);
        Assert.Null(await product.ProposedTo(nora));
        var change = Assert.Single(Assert.Single(await product.RevisionsOf(nora)).Changes);
        Assert.Equal((ChangeCause.Proposal, null, null), (change.Cause, change.ContactId, change.OpsUser));
        Assert.Equal(0, await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Count(plan.Segment, cancel)));
    }

    [Fact]
    public async Task What_is_accepted_is_asked_about_and_stays_until_the_customer_says_so()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        var milestone = await Reword(product, nora, "A better name");
        await product.Propose_template(nora);
        Assert.Equal(milestone.Title, (await product.PlanOf(nora)).Find(milestone.Kind, milestone.Key)!.Title);
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);
        var asked = Assert.Single((await product.ProposedTo(nora))!.Asked);
        Assert.Equal(("A better name", milestone.Title), (asked.To!.Title, asked.From!.Title));

        Assert.Equal(new ProposalAnswered(1, 0, 0), await product.Answer_proposal(nora, (asked.Id, true)));
        var plan = await product.PlanOf(nora);
        Assert.Equal("A better name", plan.Find(milestone.Kind, milestone.Key)!.Title);
        Assert.Null(plan.Find(milestone.Kind, milestone.Key)!.Drafted);
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(nora.ContactId, (await product.Ask(db => db.Set<PlanProposal>().SingleAsync())).DecidedByContact);
        // Who accepts a change to what they had accepted accepts it so.
        Assert.DoesNotContain(Plan.Sections, (await product.ViewOf(nora)).Plan.IsSectionChanged);
        Assert.Null(await product.Answer_proposal(nora, (asked.Id, true)));
    }

    [Fact]
    public async Task What_was_declined_is_not_proposed_again_until_it_says_something_else()
    {
        await using var product = await Product.New();
        var (nora, milestone, asked) = await Asked_about_a_better_name(product);
        Assert.Equal(new ProposalAnswered(0, 1, 0), await product.Answer_proposal(nora, (asked.Id, false)));
        Assert.Equal(milestone.Title, (await product.PlanOf(nora)).Find(milestone.Kind, milestone.Key)!.Title);

        await product.Edit_template(nora, text => text + "# A remark.\n");
        await product.Propose_template(nora);
        Assert.Null(await product.ProposedTo(nora));
        await Reword(product, nora, "The best name", from: "A better name");
        await product.Propose_template(nora);
        Assert.Equal("The best name", Assert.Single((await product.ProposedTo(nora))!.Asked).To!.Title);
    }

    [Fact]
    public async Task Where_both_have_changed_the_same_words_both_are_shown_and_nothing_is_chosen()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var drafted = (await product.PlanOf(nora)).Milestones()[1];
        await product.Change(nora, drafted, ItemField.Title, "Nora's name");
        await Reword(product, nora, "A better name");
        await product.Propose_template(nora);
        var asked = Assert.Single((await product.ProposedTo(nora))!.Asked);
        Assert.True(asked.IsClash);
        Assert.Equal(("Nora's name", "A better name", drafted.Title), (asked.From!.Title, asked.To!.Title, asked.Base!.Title));
        Assert.Equal("Nora's name", (await product.PlanOf(nora)).Find(drafted.Kind, drafted.Key)!.Title);
    }

    [Fact]
    public async Task New_actions_come_gone_ones_go_and_own_and_dropped_ones_stay_as_the_customer_has_them()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        await product.Accept(nora);
        var (dropped, gone) = (plan.OwnAction(plan.Milestones()[0]), plan.OwnAction(plan.Milestones()[1]));
        await product.Drop(nora, dropped);
        await product.Add(nora, ItemKind.Objective, "My own");
        // The action's block goes, and another comes in its place.
        await product.Edit_template(nora, text => text.Replace(Key(gone), "another_way", StringComparison.Ordinal));
        await product.Propose_template(nora);
        var asked = (await product.ProposedTo(nora))!.Asked;
        Assert.Equal([ProposedKind.Added, ProposedKind.Removed], asked.Select(change => change.Kind).Order());
        Assert.Equal(new ProposalAnswered(2, 0, 0), await product.Answer_proposal(nora, [.. asked.Select(change => (change.Id, true))]));

        plan = await product.PlanOf(nora);
        Assert.Null(plan.Find(gone.Kind, gone.Key));
        Assert.NotNull(plan.Find(ItemKind.Action, $"{gone.Parent}.another_way"));
        Assert.Null(plan.Find(dropped.Kind, dropped.Key));
        Assert.Contains(plan.Items, item => item is { IsOwn: true, Title: "My own" });
        Assert.Equal(plan.Items.Count, plan.Items.Select(item => item.Position).Distinct().Count());

        // A new line that is declined is remembered, too.
        await product.Edit_template(nora, text => text.Replace("another_way", "third_way", StringComparison.Ordinal));
        await product.Propose_template(nora);
        asked = (await product.ProposedTo(nora))!.Asked;
        await product.Answer_proposal(nora, [.. asked.Select(change => (change.Id, false))]);
        Assert.Null(await product.ProposedTo(nora));
        await product.Edit_template(nora, text => text + "# Another remark.\n");
        await product.Propose_template(nora);
        Assert.Null(await product.ProposedTo(nora));
    }

    [Fact]
    public async Task An_answer_to_what_has_become_another_change_is_none_and_sent_twice_it_is_once()
    {
        await using var product = await Product.New();
        var (nora, milestone, asked) = await Asked_about_a_better_name(product);
        await product.Change(nora, milestone, ItemField.Title, "Nora's name");
        Assert.Equal(new ProposalAnswered(0, 0, 1), await product.Answer_proposal(nora, (asked.Id, true)));
        Assert.Equal("Nora's name", (await product.PlanOf(nora)).Find(milestone.Kind, milestone.Key)!.Title);
        asked = Assert.Single((await product.ProposedTo(nora))!.Asked);
        var answers = await AtOnce.Run(3, () => product.Answer_proposal(nora, (asked.Id, true)));
        Assert.Single(answers.OfType<ProposalAnswered>());
        Assert.Equal(2, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task A_colleague_who_has_come_since_takes_over_nobodys_actions()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Sql($"insert into contacts (customer_id, name, email, role, consent, created_at) values ({nora.CustomerId}, 'Ada', 'ada@example.com', 'admin', 'given', now())");
        await Reword(product, nora, "A better name");
        await product.Propose_template(nora);
        Assert.Equal(LineField.Title, Assert.Single((await product.ProposedTo(nora))!.Asked).Field);
    }

    /// <summary>It has kept the key of its old place, in which the new version has another sentence.</summary>
    [Fact]
    public async Task A_sentence_put_before_another_leaves_it_as_it_was_and_it_still_follows_the_deadline()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var before = (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Highlight).ToDictionary(item => item.Key, item => item.Title);
        await product.Edit_template(nora, text => text.Replace("highlights:\n", "highlights:\n  - Made for you.\n", StringComparison.Ordinal));
        await product.Propose_template(nora);
        var highlights = (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Highlight).OrderBy(item => item.Position).ToList();
        Assert.Equal(["Made for you.", .. before.Values], highlights.Select(item => item.Title));
        Assert.Equal(before.Keys, highlights.Skip(1).Select(item => item.Key));

        var end = new DateOnly(2026, 5, 5);
        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await product.MoveDates(nora, end));
        Assert.IsType<MoveDatesOutcome.Moved>(await product.MoveDates(nora, end, MovedDay.Sign(asks.Moves)));
        Assert.Contains((await product.PlanOf(nora)).Items, item => item.Kind == ItemKind.Highlight && item.Title.Contains("5 May 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_people_all_want_no_mail_any_more_keeps_a_plan_that_follows()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sql("update contacts set consent = 'declined'");
        await product.Edit_template(nora, text => text.Replace("      - { key: send_starter", "      - { key: tour, title: Take the tour, who: customer }\n      - { key: send_starter", StringComparison.Ordinal));
        await product.Propose_template(nora);
        Assert.Equal(nora.ContactId, (await product.PlanOf(nora)).Items.Single(item => item.Title == "Take the tour").OwnerId);
    }

    [Fact]
    public async Task One_plan_that_cannot_be_drafted_anew_keeps_no_other_waiting_and_is_named()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var other = await product.A_customer_with_a_plan();
        var milestone = await Reword(product, nora, "A better name");
        await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(milestone.ReadOrigin().Definition!, cancel));
        var broken = (await product.PlanOf(nora)).Id;
        await product.Sql($"update plans_to_redraft set definition_id = (select id from definitions where kind = 'survey' limit 1) where plan_id = {broken}");

        var failure = await Assert.ThrowsAsync<AggregateException>(() => product.Run<RedraftPlans>());
        Assert.Contains($"Plan {broken} could not be drafted anew", Assert.Single(failure.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal("A better name", (await product.PlanOf(other)).Find(milestone.Kind, milestone.Key)!.Title);
        Assert.Equal([broken], await product.Ask(db => db.Database.SqlQuery<long>($"select plan_id as \"Value\" from plans_to_redraft").ToListAsync()));
    }

    [Fact]
    public async Task Nothing_is_proposed_to_a_plan_that_is_over()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.ConfirmGoal(nora);
        await Reword(product, nora, "A better name");
        Assert.Equal(0, await product.Propose_template(nora));
        Assert.Null(await product.ProposedTo(nora));
    }

    /// <summary>An accepted plan of which ops have reworded a milestone.</summary>
    private static async Task<(Visitor Nora, PlanItem Milestone, ProposedChange Asked)> Asked_about_a_better_name(Product product)
    {
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        var milestone = await Reword(product, nora, "A better name");
        await product.Propose_template(nora);
        var asked = Assert.Single((await product.ProposedTo(nora))!.Asked);
        return (nora, milestone, asked);
    }

    private static string Key(PlanItem action) => action.Key[(action.Parent!.Length + 1)..];

    /// <summary>Ops give the second milestone other words.</summary>
    private static async Task<PlanItem> Reword(Product product, Visitor visitor, string to, string? from = null)
    {
        var milestone = (await product.PlanOf(visitor)).Milestones()[1];
        var drafted = milestone.Drafted is { } kept ? ItemContent.FromJson(kept).Title : milestone.Title;
        await product.Edit_template(visitor, text => text.Replace(from ?? drafted, to, StringComparison.Ordinal));
        return milestone;
    }
}
