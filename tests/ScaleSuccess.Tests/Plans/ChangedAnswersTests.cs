using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans;

/// <summary>A customer answers otherwise after its plan was made: what follows is proposed, what it has accepted or changed stays until it says so.</summary>
public sealed class ChangedAnswersTests
{
    [Fact]
    public async Task What_other_answers_mean_for_an_accepted_plan_is_asked_change_by_change()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.IsType<ChangeAnswersOutcome.Changed>(await product.Change_answers(nora, ("goals", ["save_time"]), ("challenges", ["no_time", "messy_data"])));
        await product.Run<RedraftPlans>();

        Assert.NotNull((await product.PlanOf(nora)).Find(ItemKind.Objective, "see_numbers"));
        var proposed = (await product.ProposedTo(nora))!;
        Assert.Equal("answers", proposed.Proposal.Cause);
        Assert.Contains(proposed.Asked, change => change is { Kind: ProposedKind.Removed, Line: { Kind: ItemKind.Objective, Key: "see_numbers" } });
        var challenge = Assert.Single(proposed.Asked, change => change is { Kind: ProposedKind.Added, Line.Kind: ItemKind.Challenge });
        await product.Use<AnswerProposal, ProposalAnswered?>((answer, cancel) => answer.Run(nora, new Dictionary<string, bool> { [challenge.Id] = true }, cancel));
        Assert.NotNull((await product.PlanOf(nora)).Find(ItemKind.Challenge, "messy_data"));
        Assert.NotNull((await product.PlanOf(nora)).Find(ItemKind.Objective, "see_numbers"));
    }

    [Fact]
    public async Task A_plan_that_nobody_has_accepted_follows_and_keeps_what_was_changed_in_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Change(nora, action, ScaleSuccess.Plans.Revisions.ItemField.Title, "In our words");
        await product.Change_answers(nora, ("challenges", ["no_time", "messy_data"]));
        await product.Run<RedraftPlans>();
        var plan = await product.PlanOf(nora);
        Assert.NotNull(plan.Find(ItemKind.Challenge, "messy_data"));
        Assert.Equal("In our words", plan.Find(action.Kind, action.Key)!.Title);
        Assert.Null(await product.ProposedTo(nora));
    }

    [Fact]
    public async Task The_number_of_today_of_a_measure_that_is_answered_later_is_its_first_reading_and_one_that_is_corrected_stays_of_its_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var begun = Assert.Single((await product.ViewOf(nora)).Measures()).ReadOn;
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.Change_answers(nora, ("measures.report_hours.baseline", ["14"]), ("measures.errors.baseline", ["7"]), ("measures.errors.target", ["2"]));
        await product.Run<RedraftPlans>();

        var measures = (await product.ViewOf(nora)).Measures().ToDictionary(view => view.Measure.Key);
        Assert.Equal((7, ReadingSource.Survey, begun!.Value.AddDays(3)), (measures["errors"].Now, measures["errors"].Source, measures["errors"].ReadOn));
        Assert.Equal((14, 14, begun), (measures["report_hours"].Baseline, measures["report_hours"].Now, measures["report_hours"].ReadOn));
    }

    [Fact]
    public async Task A_measure_that_is_taken_from_a_suggestion_begins_with_its_number_of_today()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Change_answers(nora, ("measures.errors.baseline", ["7"]), ("measures.errors.target", ["2"]));
        await product.Run<RedraftPlans>();
        var measure = Assert.Single((await product.ProposedTo(nora))!.Asked, change => change.Line.Kind == ItemKind.Measure);
        await product.Use<AnswerProposal, ProposalAnswered?>((answer, cancel) => answer.Run(nora, new Dictionary<string, bool> { [measure.Id] = false }, cancel));
        await product.Use<TakeDeclined, EditOutcome>((take, cancel) => take.Run(nora, ItemKind.Measure, "errors", cancel));
        Assert.Equal(7, (await product.ViewOf(nora)).Measures().Single(view => view.Measure.Key == "errors").Now);
    }

    [Fact]
    public async Task What_was_said_before_is_kept_with_who_changed_it_and_the_segment_is_looked_at_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        var segment = (await product.PlanOf(nora)).Segment;
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.Change_answers(nora, ("how", ["careful"]), ("risk", ["low"]));
        Assert.Equal(1, await product.One<long>($"select count(*) from answer_changes where contact_id = {nora.ContactId} and before ->> 'how' like '%fast%' and after ->> 'how' like '%careful%'"));

        await product.Run<RedraftPlans>();
        await product.Run<AssignSegments>();
        await product.Run<ProposePlans>();
        var proposal = await product.Ask(db => db.Set<PlanProposal>().SingleAsync(open => open.DecidedAt == null));
        Assert.Equal("segment", proposal.Cause);
        Assert.NotEqual(segment, proposal.ToSegment);
        Assert.NotEmpty((await product.ProposedTo(nora))!.Asked);
        Assert.Equal(segment, (await product.PlanOf(nora)).Segment);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_what_is_the_same_changes_nothing_and_only_what_a_page_changed_counts()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var stranger = await product.A_customer();
        Assert.IsType<ChangeAnswersOutcome.NotSubmitted>(await product.Change_answers(stranger, ("goals", ["save_time"])));
        Assert.IsType<ChangeAnswersOutcome.Wrong>(await product.Change_answers(nora, ("goals", [])));
        Assert.IsType<ChangeAnswersOutcome.Changed>(await product.Change_answers(nora, ("how", ["fast"])));
        Assert.Equal(0L, await product.One<long>("select count(*) from answer_changes"));

        // An older page that shows other challenges, and changes only how.
        await product.Change_answers(nora, ("challenges", ["messy_data"]));
        await product.Use<ChangeAnswers, ChangeAnswersOutcome>((change, cancel) => change.Run(nora, "onboarding",
            new Dictionary<string, string[]> { ["challenges"] = ["no_time"], ["how"] = ["careful"] },
            new Dictionary<string, string[]> { ["challenges"] = ["no_time"], ["how"] = ["fast"] }, cancel));
        var answers = (await product.Ask(db => db.Set<Response>().AsNoTracking().SingleAsync(response => response.ContactId == nora.ContactId))).Read();
        Assert.Equal(["messy_data"], answers.Many("challenges"));
        Assert.Equal("careful", answers.One("how"));
    }
}
