using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

public sealed class SendNowTests
{
    private static readonly SendFilter Everybody = new(null, 100, false, false);

    [Fact]
    public async Task Whom_the_preview_names_is_asked_at_once()
    {
        await using var product = await Product.New();
        var (nora, _) = (await product.An_answered_customer(), await product.A_customer());
        await product.A_colleague(nora);
        await product.A_survey([]);
        product.Clock.Advance(TimeSpan.FromHours(12));
        var preview = await Preview(product, Everybody);
        Assert.Equal(new Reach(2, 1, 0, 0), preview.Reach);
        Assert.Equal([nora.CustomerName], preview.Names);
        Assert.Equal(new SendNowOutcome.Sent("hand 2026-01-05", 2, 0), await Send(product, Everybody, preview.Wave));
        Assert.Equal(2L, await product.One<long>("select count(*) from messages where email = 'survey-request' and due_at = created_at"));
    }

    [Fact]
    public async Task A_second_click_sends_nothing()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        await product.A_survey([]);
        var wave = (await Preview(product, Everybody)).Wave;
        var outcomes = await AtOnce.Run(4, () => Send(product, Everybody, wave));
        Assert.Single(outcomes.OfType<SendNowOutcome.Sent>());
        Assert.Equal(3, outcomes.Count(outcome => outcome is SendNowOutcome.AlreadySent));
        Assert.Single(await product.Asked());
    }

    [Fact]
    public async Task Who_is_in_a_cool_down_is_asked_when_it_ends()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.A_survey([], key: "first");
        await Send(product, Everybody, (await Preview(product, Everybody, "first")).Wave, "first");
        await product.A_survey([]);
        var preview = await Preview(product, Everybody);
        Assert.Equal(new Reach(0, 0, 1, 0), preview.Reach);
        Assert.Equal(new SendNowOutcome.Sent("hand 2026-01-05", 0, 1), await Send(product, Everybody, preview.Wave));
        Assert.Equal(0, await product.Days(13));
        Assert.Equal(1, await product.Days(2));
        Assert.Equal(["first/hand 2026-01-05", "pulse/hand 2026-01-05"], await product.Asked(nora));
    }

    [Fact]
    public async Task Ops_can_leave_out_who_still_waits()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, "", "Nothing works.");
        await product.A_survey([]);
        var waits = Everybody with { UnlessStuck = true };
        await Send(product, waits, (await Preview(product, waits)).Wave);
        await product.Use<SendNow>((send, cancel) => send.StopWaiting(SentSurveys.Pulse, "hand 2026-01-05", cancel));
        await product.CloseHelp(nora, "");
        Assert.Equal(0, await product.Days(3));
    }

    [Fact]
    public async Task Only_whom_the_filter_names_is_asked_also_of_those_who_wait()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        await product.Sql($"update customers set tier = 'large' where id = {other.CustomerId}");
        await product.A_survey([]);
        var large = Everybody with { If = new Condition([[new ConditionLine("customer.tier", Comparison.AnyOf, ["large"])]]) };
        await product.AskForHelp(other, "", "Nothing works.");
        Assert.Equal(new Reach(1, 1, 0, 0), (await Preview(product, large)).Reach);
        large = large with { UnlessStuck = true };
        Assert.Equal(new Reach(0, 0, 0, 1), (await Preview(product, large)).Reach);
        await Send(product, large, (await Preview(product, large)).Wave);
        await product.CloseHelp(other, "");
        await product.Days(1);
        Assert.Single(await product.Asked(other));
        Assert.Empty(await product.Asked(nora));
    }

    [Fact]
    public async Task Nobody_is_no_wave_and_the_onboarding_survey_is_not_sent()
    {
        await using var product = await Product.New();
        await product.A_survey([]);
        Assert.IsType<SendNowOutcome.ReachesNobody>(await Send(product, Everybody, (await Preview(product, Everybody)).Wave));
        Assert.IsType<SendNowOutcome.NotFound>(await Send(product, Everybody, "hand 2026-01-05", "onboarding"));
        Assert.Equal(0L, await product.One<long>("select count(*) from survey_waves"));
    }

    [Fact]
    public async Task The_list_of_waves_says_how_many_were_asked_answered_and_wait()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.An_answered_customer(), await product.An_answered_customer());
        await product.A_survey([]);
        await Send(product, Everybody with { If = new Condition([[new ConditionLine("contact.role", Comparison.AnyOf, ["champion"])]]) }, (await Preview(product, Everybody)).Wave);
        await product.Answered(nora);
        await product.A_survey([], "cool_down: 30", key: "other");
        Assert.Equal("hand 2026-01-05 2", (await Preview(product, Everybody)).Wave);
        await Send(product, Everybody, "hand 2026-01-05 2");
        var waves = await product.Use<ReadWaves, List<Wave>>((read, cancel) => read.Of("pulse", cancel));
        Assert.Equal([("hand 2026-01-05 2", 0, 0, 2), ("hand 2026-01-05", 2, 1, 0)], waves.Select(wave => (wave.Name, (int)wave.Asked, (int)wave.Answered, (int)wave.Waiting)));
    }

    private static async Task<SendPreview> Preview(Product product, SendFilter filter, string survey = SentSurveys.Pulse) =>
        (await product.Use<SendNow, SendPreview?>((send, cancel) => send.Preview(survey, filter, cancel)))!;

    private static Task<SendNowOutcome> Send(Product product, SendFilter filter, string wave, string survey = SentSurveys.Pulse) =>
        product.Use<SendNow, SendNowOutcome>((send, cancel) => send.Run(survey, filter, wave, "olga", cancel));
}
