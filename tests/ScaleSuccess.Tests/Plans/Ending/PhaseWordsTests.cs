using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>What a plan says of its customer names the deadline and the pace that count, in every phase and whatever has been answered since.</summary>
public sealed class PhaseWordsTests
{
    [Fact]
    public async Task A_next_goal_at_another_pace_says_so_at_once_and_again_when_its_dates_move()
    {
        await using var product = await Product.New();
        var nora = await With_a_pace(product);
        await product.ConfirmGoal(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers", "2026-07-01", "careful"));
        Assert.Equal("Careful until 1 July 2026", await Pace(product, nora));

        await product.Edit_template(nora, text => text + "# A remark.\n");
        await product.Propose_template(nora);
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal("Careful until 1 July 2026", await Pace(product, nora));

        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await Move(product, nora, null));
        Assert.IsType<MoveDatesOutcome.Moved>(await Move(product, nora, ScaleSuccess.Plans.Changing.MovedDay.Sign(asks.Moves)));
        Assert.Equal("Careful until 3 August 2026", await Pace(product, nora));
    }

    [Fact]
    public async Task A_line_from_answers_that_have_changed_since_names_the_new_deadline_and_a_reworded_one_stays()
    {
        await using var product = await Product.New();
        var nora = await With_a_pace(product);
        await product.Accept(nora);
        await product.Change_answers(nora, ("how", ["careful"]));
        await product.Run<RedraftPlans>();
        Assert.NotEmpty((await product.ProposedTo(nora))!.Asked);
        var before = await Pace(product, nora);
        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await Move(product, nora, null));
        await Move(product, nora, ScaleSuccess.Plans.Changing.MovedDay.Sign(asks.Moves));
        Assert.Equal(before[..before.IndexOf(" until", StringComparison.Ordinal)] + " until 3 August 2026", await Pace(product, nora));

        var line = (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Highlight).MinBy(item => item.Position)!;
        await product.Change(nora, line, ScaleSuccess.Plans.Revisions.ItemField.Title, "Our own pace, until 3 August 2026");
        await product.Use<MoveDates, MoveDatesOutcome>(async (move, cancel) =>
            await move.Run(nora, new DateOnly(2026, 9, 1), null, cancel) is MoveDatesOutcome.AsksFirst(var moves)
                ? await move.Run(nora, new DateOnly(2026, 9, 1), ScaleSuccess.Plans.Changing.MovedDay.Sign(moves), cancel) : throw new InvalidOperationException());
        Assert.Equal("Our own pace, until 3 August 2026", await Pace(product, nora));
    }

    private static async Task<Visitor> With_a_pace(Product product)
    {
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Edit_template(nora, text => System.Text.RegularExpressions.Regex.Replace(text, "(?<=highlights:\\s*\n  - ).*", "\"{{answers.pace}} until {{deadline}}\""));
        await product.Propose_template(nora);
        await product.Accept(nora);
        return nora;
    }

    private static Task<MoveDatesOutcome> Move(Product product, Visitor nora, string? shown) =>
        product.Use<MoveDates, MoveDatesOutcome>((move, cancel) => move.Run(nora, new DateOnly(2026, 8, 3), shown, cancel));

    private static async Task<string> Pace(Product product, Visitor nora) => (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Highlight).MinBy(item => item.Position)!.Title;
}
