using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Keeping;

/// <summary>What both sides promise each other, and what becomes of it.</summary>
public sealed class CommitmentTests
{
    private const string Reads = "Petra reads the numbers";

    [Fact]
    public async Task A_plan_has_the_commitments_of_its_template_and_goals_on_both_sides()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var commitments = (await product.ViewOf(nora)).Commitments();
        Assert.Equal(["customer", "vendor"], commitments.Select(one => one.Item.Side).Distinct().Order());
        Assert.Contains(commitments, one => one.Item.ReadOrigin().Definition == "goal-see_numbers");
        Assert.All(commitments.Where(one => one.Item.Side == "customer"), one => Assert.Equal(nora.ContactId, one.Item.OwnerId));
        Assert.All(commitments, one => Assert.Equal(CommitmentState.Open, one.State));
    }

    [Fact]
    public async Task Past_its_day_it_is_asked_about_and_not_missed_by_itself()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        var day = (await product.PlanOf(nora)).Milestones()[0].DueOn!.Value;
        await product.Promise(nora, Reads, until: day);
        product.Clock.Advance(TimeSpan.FromDays(day.DayNumber - (await product.ViewOf(nora)).Today.DayNumber));
        Assert.Equal(CommitmentState.Open, (await product.CommitmentOf(nora, Reads)).State);

        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((CommitmentState.Overdue, (DateOnly?)day), ((await product.CommitmentOf(nora, Reads)).State, (await product.CommitmentOf(nora, Reads)).Asked));
        Assert.Equal([Reads], Asked(await product.ViewOf(nora)));

        Assert.IsType<ReportOutcome.Taken>(await product.Report(nora, Reads, ReportedState.Missed, words: "She was ill."));
        var missed = await product.CommitmentOf(nora, Reads);
        Assert.Equal((CommitmentState.Missed, "She was ill.", (long?)nora.ContactId, day), (missed.State, missed.Last!.Words, missed.Last.ContactId, missed.Last.Day));
        Assert.Empty(Asked(await product.ViewOf(nora)));
    }

    [Fact]
    public async Task One_that_recurs_is_asked_about_time_by_time_and_keeps_its_record()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Promise(nora, Reads, Every.Week);
        var today = (await product.ViewOf(nora)).Today;
        product.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var state in new[] { ReportedState.Kept, ReportedState.Missed, ReportedState.Kept })
        {
            Assert.Empty(Asked(await product.ViewOf(nora)));
            Assert.IsType<ReportOutcome.NotOpen>(await product.Report(nora, Reads, state));
            product.Clock.Advance(TimeSpan.FromDays(7));
            Assert.Equal([Reads], Asked(await product.ViewOf(nora)));
            Assert.IsType<ReportOutcome.Taken>(await product.Report(nora, Reads, state));
        }
        var view = await product.CommitmentOf(nora, Reads);
        Assert.Equal(CommitmentState.Open, view.State);
        Assert.Equal(new CommitmentRecord(2, 3), view.Record());
        Assert.Equal(new CommitmentRecord(1, 2), view.Record(since: today.AddDays(14)));
        Assert.Equal(today.AddDays(28), view.Next);
    }

    [Fact]
    public async Task What_nobody_has_said_of_earlier_times_is_neither_kept_nor_missed()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Promise(nora, Reads, Every.Week);
        product.Clock.Advance(TimeSpan.FromDays(22));
        await product.Report(nora, Reads, ReportedState.Kept);
        Assert.Equal(new CommitmentRecord(1, 1), (await product.CommitmentOf(nora, Reads)).Record());
        Assert.Empty(Asked(await product.ViewOf(nora)));
    }

    [Fact]
    public async Task One_that_was_added_on_the_way_is_not_asked_about_for_the_time_before()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        product.Clock.Advance(TimeSpan.FromDays(20));
        await product.Promise(nora, Reads, Every.Week);
        Assert.Equal(CommitmentState.Open, (await product.CommitmentOf(nora, Reads)).State);
    }

    [Fact]
    public async Task Released_it_no_longer_binds_until_that_is_taken_back()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var item = await product.Promise(nora, Reads, Every.Week);
        await product.Report(nora, Reads, ReportedState.Released);
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(CommitmentState.Released, (await product.CommitmentOf(nora, Reads)).State);
        Assert.Empty(Asked(await product.ViewOf(nora)));
        await product.TakeBack(nora, item);
        Assert.Equal(CommitmentState.Overdue, (await product.CommitmentOf(nora, Reads)).State);
    }

    [Fact]
    public async Task Words_that_come_too_late_are_refused_and_not_taken_for_a_second_click()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Promise(nora, Reads);
        var kept = new NewReport((await product.CommitmentOf(nora, Reads)).Item.Key, (await product.ViewOf(nora)).Plan.Deadline, ReportedState.Kept, "Each Friday.");
        Task<ReportOutcome> Says(string words) => product.Use<ReportCommitment, ReportOutcome>((report, cancel) => report.Run(nora, kept with { Words = words }, cancel));
        Assert.IsType<ReportOutcome.Taken>(await Says("Each Friday."));
        Assert.IsType<ReportOutcome.Taken>(await Says("Each Friday."));
        Assert.IsType<ReportOutcome.NotOpen>(await Says("But once we forgot."));
        Assert.Equal("Each Friday.", Assert.Single((await product.CommitmentOf(nora, Reads)).Reports).Words);
    }

    [Fact]
    public async Task Said_twice_it_is_said_once_and_who_comes_second_with_another_word_is_told()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        var item = await product.Promise(nora, Reads);
        var time = (await product.ViewOf(nora)).Plan.Deadline;
        Assert.IsType<ReportOutcome.Taken>(await product.Report(nora, Reads, ReportedState.Kept, time));
        Assert.IsType<ReportOutcome.Taken>(await product.Report(ben, Reads, ReportedState.Kept, time));
        Assert.IsType<ReportOutcome.NotOpen>(await product.Report(ben, Reads, ReportedState.Missed, time));
        var report = Assert.Single((await product.CommitmentOf(nora, Reads)).Reports);
        Assert.Equal((ReportedState.Kept, (long?)nora.ContactId), (report.State, report.ContactId));
        await product.TakeBack(ben, item);
        Assert.Equal(CommitmentState.Open, (await product.CommitmentOf(nora, Reads)).State);
    }

    [Fact]
    public async Task Each_side_says_it_of_its_own_alone()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var item = await product.Promise(nora, Reads);
        var view = await product.ViewOf(nora);
        Assert.IsType<ReportOutcome.NotOpen>(await product.ReportOurs(view, item, ReportedState.Kept));
        Assert.IsType<ReportOutcome.NotOpen>(await product.Report(nora, view.Ours().Title, ReportedState.Released));
        Assert.IsType<ReportOutcome.Taken>(await product.ReportOurs(view, view.Ours(), ReportedState.Released, "Agreed by phone."));
        Assert.Equal("maya.chen@acme.example", (await product.CommitmentOf(nora, view.Ours().Title)).Last!.OpsUser);
    }

    [Fact]
    public async Task What_we_have_not_said_of_our_own_is_listed_until_we_say_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.Empty(await Owed(product));
        product.Clock.Advance(TimeSpan.FromDays(130));
        var view = await product.ViewOf(nora);
        var asked = view.Of(ItemKind.Commitment).Where(item => item.Side == "vendor" && view.Plan.AskedTime(item, view.Today) is not null).ToList();
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Select(item => item.Key).Order(), (await Owed(product)).Select(owed => owed.Key).Order());
        Assert.All(await Owed(product), owed => Assert.Equal(view.Plan.AskedTime(view.Plan.Find(ItemKind.Commitment, owed.Key)!, view.Today), owed.Day));
        Assert.Equal(asked.Count, await product.Use<ReadOwedCommitments, long>((read, cancel) => read.Count(cancel)));
        Assert.Equal(asked.Select(item => item.Title).Order(), view.VendorNeeds([]).Where(need => need.Kind == NeedKind.Commitment).Select(need => need.Item!.Title).Order());

        foreach (var item in asked) Assert.IsType<ReportOutcome.Taken>(await product.ReportOurs(view, item, ReportedState.Kept));
        Assert.Empty(await Owed(product));
    }

    [Fact]
    public async Task A_plan_that_is_over_asks_about_no_commitment()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Promise(nora, Reads, Every.Week);
        product.Clock.Advance(TimeSpan.FromDays(130));
        await product.ConfirmGoal(nora);
        Assert.Empty(Asked(await product.ViewOf(nora)));
        Assert.Empty(await Owed(product));
        Assert.IsType<ReportOutcome.NotOpen>(await product.Report(nora, Reads, ReportedState.Kept, (await product.ViewOf(nora)).Plan.Deadline));
    }

    [Fact]
    public async Task Left_out_and_put_back_it_keeps_what_was_said_of_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var item = await product.Promise(nora, Reads, Every.Week);
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Report(nora, Reads, ReportedState.Kept);
        await product.Drop(nora, item);
        Assert.Null((await product.PlanOf(nora)).Find(item.Kind, item.Key));
        await product.Restore(nora, item);
        var back = await product.CommitmentOf(nora, Reads);
        Assert.Equal((Every.Week, item.FromOn, 1), (back.Item.Every, back.Item.FromOn, back.Reports.Count));
    }

    [Fact]
    public async Task The_customer_changes_its_own_and_leaves_out_ours()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var item = await product.Promise(nora, Reads, Every.Week);
        Assert.IsType<EditOutcome.Saved>(await product.Change(nora, item, ItemField.Every, Every.Quarter));
        var day = (await product.PlanOf(nora)).Milestones()[0].DueOn!.Value;
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, item, day));
        Assert.Equal((Every.Quarter, (DateOnly?)day), (await product.PlanOf(nora)).Find(item.Kind, item.Key) is { } changed ? (changed.Every, changed.DueOn) : default);
        // Until the plan ends, once.
        Assert.IsType<EditOutcome.Saved>(await product.Change(nora, item, ItemField.Due, ""));
        Assert.IsType<EditOutcome.Saved>(await product.Change(nora, item, ItemField.Every, ""));
        var open = (await product.PlanOf(nora)).Find(item.Kind, item.Key)!;
        Assert.Equal((null, null), (open.Every, open.DueOn));
        Assert.IsType<EditOutcome.Refused>(await product.Change(nora, item, ItemField.Every, "now and then"));

        var ours = (await product.ViewOf(nora)).Ours();
        Assert.IsType<EditOutcome.NotOpen>(await product.Change(nora, ours, ItemField.Title, "Answer at once"));
        Assert.IsType<EditOutcome.Saved>(await product.Drop(nora, ours));
        Assert.Contains((await product.RevisionsOf(nora))[^2].First.ReadFields(), field => field.Key == ItemField.Every);
    }

    private static List<string> Asked(PlanView view) =>
        [.. view.CustomerNeeds(view.Measures(), []).Where(need => need.Kind == NeedKind.Commitment).Select(need => need.Item!.Title)];

    private static Task<List<OwedCommitment>> Owed(Product product) => product.Use<ReadOwedCommitments, List<OwedCommitment>>((read, cancel) => read.Page(null, cancel));
}
