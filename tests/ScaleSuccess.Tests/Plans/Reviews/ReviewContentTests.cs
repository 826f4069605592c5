using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Ending;
using ScaleSuccess.Tests.Plans.Keeping;

namespace ScaleSuccess.Tests.Plans.Reviews;

/// <summary>What a review says: all from facts. The usual answers chose to save time (measured by hours for reports) and to see the numbers.</summary>
public sealed class ReviewContentTests
{
    [Fact]
    public async Task Objectives_stand_with_the_numbers_that_speak_for_them_before_now_and_target()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 6);
        await Read(product, 9, "2026-04-01");
        await product.ReviewNow(nora);
        var content = await product.ContentOf(nora);
        Assert.Equal([("Spend less time on manual reports", 1), ("See our numbers at any time", 0)], content.Objectives.Take(2).Select(objective => (objective.Title, objective.Measures.Count)));
        var hours = Assert.Single(content.Measures);
        Assert.Equal(("report_hours", 12.0, 9.0, 4.0, MeasureState.OnTrack), (hours.Key, hours.Before!.Value, hours.Now!.Value, hours.Target!.Value, hours.State));
        Assert.Equal((new DateOnly(2026, 1, 5), new DateOnly(2026, 4, 6)), (content.From, content.To));

        // The next one tells of the time after it.
        await product.Confirm(nora);
        product.It_is(6, 22);
        await Read(product, 8, "2026-06-20");
        await product.ReviewNow(nora);
        hours = Assert.Single((await product.ContentOf(nora, 2)).Measures);
        Assert.Equal((9.0, 8.0, MeasureState.OnTrack), (hours.Before!.Value, hours.Now!.Value, hours.State));
        Assert.Equal(new DateOnly(2026, 4, 6), (await product.ContentOf(nora, 2)).From);
    }

    [Fact]
    public async Task Whether_a_number_is_on_track_is_the_plans_own_rule_and_what_nobody_knows_is_neither()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 6);
        await product.ReviewNow(nora);
        // The survey's number is 91 days old.
        Assert.Equal((MeasureState.Unknown, null, 12.0), State(await product.ContentOf(nora)));
        await Read(product, 13, "2026-04-06");
        Assert.Equal((MeasureState.FallsShort, 13.0, 13.0), State(await product.ContentOf(nora)));
        await Read(product, 4, "2026-04-06");
        Assert.Equal((MeasureState.Reached, 4.0, 4.0), State(await product.ContentOf(nora)));
        // At the goal nothing is under way.
        await Read(product, 6, "2026-04-06");
        Assert.Equal((MeasureState.OnTrack, 6.0, 6.0), State(await product.ContentOf(nora)));
        await product.ConfirmGoal(nora);
        Assert.Equal((MeasureState.NotReached, 6.0, 6.0), State(await product.ContentOf(nora)));

        static (MeasureState, double?, double?) State(ReviewContent content) => (content.Measures[0].State, content.Measures[0].Now, content.Measures[0].LastKnown);
    }

    [Fact]
    public async Task What_was_done_since_is_listed_for_both_sides_and_what_is_late_by_name()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.Reach(nora, "kick_off");
        product.It_is(2, 10);
        await product.ReviewNow(nora);
        await product.Confirm(nora);
        product.It_is(6, 1);
        await product.Tick(nora, "first_result.connect_data");
        await product.Use<FinishVendorAction>(async (finish, cancel) => await finish.Run((await product.PlanOf(nora)).Id, "kick_off.send_starter", true, cancel));
        await product.ReviewNow(nora);
        var content = await product.ContentOf(nora, 2);
        Assert.Equal([("customer", nora.ContactId), ("vendor", (long?)null)], content.Done.Select(item => (item.Side!, item.By)).OrderBy(item => item.Item1));
        var view = await product.ViewOf(nora);
        Assert.Equal(view.Plan.Items.Where(view.IsOverdue).Select(item => item.Title).Order(), content.Late.Select(item => item.Title).Order());
        Assert.NotEmpty(content.Late);
        Assert.Equal(view.Of(ItemKind.Milestone).Where(view.Plan.IsOpen).Select(item => item.Title), content.Ahead.Select(item => item.Title));
        Assert.Equal(view.Of(ItemKind.Action).Count(view.Plan.IsOpen), content.OwnActions + content.VendorActions);
        Assert.Equal(view.Track, content.Track);
    }

    [Fact]
    public async Task Learned_is_help_asked_and_solved_what_was_left_out_moved_dates_and_decisions()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(1, 12);
        await product.AskForHelp(nora, "action/first_result.connect_data", "It does not open.");
        product.It_is(1, 14);
        await product.CloseHelp(nora, "action/first_result.connect_data");
        await product.Use<DropItem>((drop, cancel) => drop.Run(nora, ItemKind.Action, "kick_off.invite_team", "not_needed", "We are three.", cancel));
        await Moves(product, nora, "2026-11-30");
        await Moves(product, nora, "2026-12-18");
        await product.ReviewNow(nora);
        var content = await product.ContentOf(nora);
        Assert.Equal((new DateOnly(2026, 1, 12), (DateOnly?)new DateOnly(2026, 1, 14)), Assert.Single(content.Help) is var help ? (help.AskedOn, help.ClosedOn) : default);
        Assert.Equal(("not_needed", "We are three."), Assert.Single(content.Dropped) is var dropped ? (dropped.Reason, dropped.Words) : default);
        Assert.Equal(new ReviewedMove(null, new(2026, 9, 30), new(2026, 12, 18)), content.Moved[0]);
        // However often it moved: from where it was to where it is.
        var view = await product.ViewOf(nora);
        Assert.Equal(view.Of(ItemKind.Milestone).Select(item => (item.Title, item.DueOn)), content.Moved.Skip(1).Select(move => (move.Title!, (DateOnly?)move.To)));
        Assert.All(content.Moved, move => Assert.True(move.From < move.To));

        await product.ConfirmGoal(nora);
        await product.Start_next(nora, "quick_answers");
        Assert.Equal(["goal_reached", "next_goal_started"], (await product.ContentOf(nora)).Decided.Select(decision => decision.Kind));
    }

    [Fact]
    public async Task Commitments_of_both_sides_stand_with_how_often_their_side_said_that_they_were_kept_since()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 8);
        var view = await product.ViewOf(nora);
        var ours = view.Plan.Find(ItemKind.Commitment, "answer_in_a_day")!;
        await product.ReportOurs(view, ours, ReportedState.Kept, "Twice a day, even.");
        await product.Report(nora, view.Plan.Find(ItemKind.Commitment, "hour_a_week")!.Title, ReportedState.Missed, words: "Month-end.");
        await product.ReviewNow(nora);
        var commitments = (await product.ContentOf(nora)).Commitments.Where(one => one.Side == "customer" || one.Title == ours.Title);
        Assert.Equal([("customer", 0, 1, CommitmentState.Missed, "Month-end."), ("vendor", 1, 0, CommitmentState.Open, "Twice a day, even.")],
            commitments.Select(one => (one.Side, one.Kept, one.Missed, one.State, one.Words)).OrderBy(one => one.Side));
        await product.Confirm(nora);
        product.It_is(6, 1);
        await product.ReviewNow(nora);
        commitments = (await product.ContentOf(nora, 2)).Commitments.Where(one => one.Side == "customer" || one.Title == ours.Title);
        Assert.Equal([("customer", 0, 0, CommitmentState.Missed, ""), ("vendor", 0, 0, CommitmentState.Open, "")],
            commitments.Select(one => (one.Side, one.Kept, one.Missed, one.State, one.Words)).OrderBy(one => one.Side));
    }

    [Fact]
    public async Task What_too_little_is_known_about_is_named_as_the_plans_assessment_has_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", ("measures.report_hours.target", []));
        await product.Accept(nora);
        await product.ReviewNow(nora);
        Assert.Contains(new ReviewedSection(ItemKind.Measure, ThinReason.NoTarget), (await product.ContentOf(nora)).Thin);
        Assert.DoesNotContain((await product.ContentOf(nora)).Thin, thin => thin.Section == ItemKind.Objective);
    }

    [Fact]
    public async Task What_was_before_the_last_review_is_told_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(1, 12);
        await product.AskForHelp(nora, "", "Where do we begin?");
        await product.CloseHelp(nora, "");
        await product.Use<DropItem>((drop, cancel) => drop.Run(nora, ItemKind.Action, "kick_off.invite_team", "not_needed", "", cancel));
        await Moves(product, nora, "2026-11-30");
        await product.ReviewNow(nora);
        await product.Confirm(nora);
        product.It_is(1, 13);
        await product.ReviewNow(nora);
        var content = await product.ContentOf(nora, 2);
        Assert.Empty(content.Help);
        Assert.Empty(content.Dropped);
        Assert.Empty(content.Moved);
        Assert.Empty(content.Done);
    }

    [Fact]
    public async Task After_a_skipped_review_the_next_one_tells_of_that_time_too()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.Reach(nora, "kick_off");
        await product.ReviewNow(nora);
        await product.Skip(nora);
        Assert.Null((await product.ReviewOf(nora, 1)).Content);
        product.It_is(2, 2);
        await product.ReviewNow(nora);
        Assert.Contains((await product.ContentOf(nora, 2)).Done, item => item.Kind == ItemKind.Milestone);
    }

    [Fact]
    public void What_is_kept_is_read_back_as_it_was()
    {
        var content = new ReviewContent
        {
            From = new(2026, 1, 5), To = new(2026, 4, 6), Deadline = new(2026, 9, 30), Track = Track.NeedsAttention,
            Measures = [new("m", "Hours", "hours", 12, null, 9, new(2026, 1, 5), 4, MeasureState.FallsShort)],
            Done = [new("action", "Send", "vendor", null, new(2026, 2, 2), new(2026, 2, 3))],
            Next = new("Next", new(2026, 12, 1), []),
        };
        var read = ReviewContent.FromJson(content.ToJson());
        Assert.Equal(content.ToJson(), read.ToJson());
        Assert.Equal((Track.NeedsAttention, content.Measures[0], content.Done[0], "Next"), (read.Track, read.Measures[0], read.Done[0], read.Next!.Goal));
        Assert.Contains("\"needs_attention\"", content.ToJson(), StringComparison.Ordinal);
    }

    private static Task Read(Product product, double value, string day) => product.Sql(FormattableString.Invariant(
        $"insert into readings (plan_id, measure, value, source, contact_id, day, read_at) select id, 'report_hours', {value}, 'plan', contact_id, '{day}', '{day}' from plans"));

    private static async Task Moves(Product product, Visitor visitor, string to)
    {
        var asked = Assert.IsType<ScaleSuccess.Plans.Ending.MoveDatesOutcome.AsksFirst>(await Move(null));
        Assert.IsType<ScaleSuccess.Plans.Ending.MoveDatesOutcome.Moved>(await Move(MovedDay.Sign(asked.Moves)));

        Task<ScaleSuccess.Plans.Ending.MoveDatesOutcome> Move(string? shown) => product.Use<ScaleSuccess.Plans.Ending.MoveDates, ScaleSuccess.Plans.Ending.MoveDatesOutcome>(
            (move, cancel) => move.Run(visitor, Days.ReadIso(to), shown, cancel));
    }
}
