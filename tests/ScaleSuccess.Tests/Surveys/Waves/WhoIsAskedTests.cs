using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>Whom a rule asks, and whom not.</summary>
public sealed class WhoIsAskedTests
{
    private const string Monthly = "key: monthly, when: calendar, every_months: 1";

    [Fact]
    public async Task One_person_of_each_customer_is_its_champion()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        var bo = await product.A_colleague(nora, Contact.Admin);
        await On_2_February(product, $"{{ {Monthly} }}");
        Assert.Single(await product.Asked(nora));
        Assert.Empty(await product.Asked(bo));
    }

    [Fact]
    public async Task Without_a_champion_it_is_whoever_answered_the_first_survey()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        var bo = await product.A_colleague(nora, Contact.Admin);
        await product.Answers(bo);
        await product.Sql($"update contacts set role = 'admin' where id = {nora.ContactId}");
        await On_2_February(product, $"{{ {Monthly} }}");
        Assert.Empty(await product.Asked(nora));
        Assert.Single(await product.Asked(bo));
    }

    [Fact]
    public async Task A_champion_who_has_unsubscribed_is_not_asked_but_somebody_else_is()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        var bo = await product.A_colleague(nora);
        await product.Use<Unsubscribe>((topics, cancel) => topics.Leave(nora.Email, Topic.Survey, cancel));
        await On_2_February(product, $"{{ {Monthly} }}");
        Assert.Empty(await product.Asked(nora));
        Assert.Single(await product.Asked(bo));
    }

    [Fact]
    public async Task A_champion_in_a_cool_down_is_waited_for_not_passed_over()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        var bo = await product.A_colleague(nora);
        await Lately(product, nora, "2026-01-25");
        await On_2_February(product, $"{{ {Monthly} }}");
        Assert.DoesNotContain(await product.Asked(), asked => asked.StartsWith("pulse/", StringComparison.Ordinal));
        Assert.Equal(1, await product.Days(8));
        Assert.Contains("pulse/monthly 2026-02", await product.Asked(nora));
        Assert.Empty(await product.Asked(bo));
    }

    [Fact]
    public async Task Everybody_is_everybody_who_agreed_and_can_be_reached()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        var (bo, bounced, named) = (await product.A_colleague(nora), await product.A_colleague(nora), await product.A_colleague(nora));
        await product.Sql($"insert into suppressions (address, cause, created_at, reason_code) select lower(email), 'bounce', now(), 'x' from contacts where id = {bounced.ContactId}");
        await product.Sql($"update contacts set consent = 'named' where id = {named.ContactId}");
        await On_2_February(product, $"{{ {Monthly}, to: everybody }}");
        foreach (var who in new[] { nora, bo }) Assert.Single(await product.Asked(who));
        foreach (var who in new[] { bounced, named }) Assert.Empty(await product.Asked(who));
    }

    [Fact]
    public async Task Nobody_is_asked_whose_company_has_not_answered_the_first_survey()
    {
        await using var product = await Product.New();
        await product.A_customer();
        await On_2_February(product, $"{{ {Monthly}, to: everybody }}");
        Assert.Empty(await product.Asked());
    }

    [Fact]
    public async Task The_invitation_to_the_first_survey_is_a_survey_like_any_other_to_the_cool_down()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        product.Clock.Advance(TimeSpan.FromDays(20));
        await product.Run<InviteContacts>();
        await product.Answers(nora);
        await On_2_February(product, $"{{ {Monthly} }}");
        Assert.Empty(await product.Asked());
        Assert.Equal(1, await product.Days(8));
    }

    [Fact]
    public async Task The_cool_down_of_a_survey_is_longer_than_that_of_all()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.A_survey([$"{{ {Monthly} }}"], "cool_down: 60");
        await product.A_survey([$"{{ {Monthly} }}"], "cool_down: 7", "other");
        foreach (var month in new[] { 2, 3, 4, 5 }) await At(product, 2026, month);
        var asked = await product.Asked(nora);
        Assert.Equal(["pulse/monthly 2026-02", "pulse/monthly 2026-04"], asked.Where(one => one.StartsWith("pulse/", StringComparison.Ordinal)));
        // Two weeks after the first.
        Assert.Equal(["other/monthly 2026-02", "other/monthly 2026-03", "other/monthly 2026-04", "other/monthly 2026-05"], asked.Where(one => one.StartsWith("other/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_waits_longer_than_a_month_is_not_asked_any_more()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await Lately(product, nora, "2026-01-20", survey: "pulse");
        await On_2_February(product, $"{{ {Monthly} }}");
        await product.Sql("update survey_rules set looked_until = '2027-01-01'");
        product.Clock.Advance(TimeSpan.FromDays(40));
        await product.Days(3);
        Assert.Equal(0L, await product.One<long>("select count(*) from survey_candidates"));
    }

    [Fact]
    public async Task Whoever_is_stuck_is_asked_once_the_request_is_closed()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, "", "Nothing works.");
        await On_2_February(product, $"{{ {Monthly} }}", "unless_stuck: true");
        Assert.Empty(await product.Asked());
        await product.CloseHelp(nora, "");
        Assert.Equal(1, await product.Days(1));
    }

    [Fact]
    public async Task Only_whom_the_condition_names_is_asked()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        await product.A_colleague(nora, Contact.EconomicBuyer);
        await product.Sql($"update customers set tier = 'large' where id = {other.CustomerId}");
        await On_2_February(product, $"{{ {Monthly}, to: everybody, if: {{ customer.tier: [small], contact.role: [champion], plan.state: {{ none_of: [closed] }} }} }}");
        Assert.Equal(["pulse/monthly 2026-02"], await product.Asked());
        Assert.Single(await product.Asked(nora));
    }

    [Fact]
    public async Task A_share_is_the_same_customers_whenever_it_is_asked_and_others_in_the_next_wave()
    {
        await using var product = await Product.New();
        await product.Seeded(400);
        await product.A_survey([$"{{ {Monthly}, share: 25% }}"], "cool_down: 7");
        await At(product, 2026, 2);
        var first = await Customers(product, "monthly 2026-02");
        Assert.InRange(first.Count, 70, 130);
        await product.Sql("delete from survey_invitations");
        await product.Sql("update survey_rules set looked_until = '2026-01-20'");
        await product.Days(4);
        Assert.Equal(first, await Customers(product, "monthly 2026-02"));
        await At(product, 2026, 3);
        var second = await Customers(product, "monthly 2026-03");
        Assert.InRange(first.Intersect(second).Count(), 5, 50);
    }

    private static async Task On_2_February(Product product, string rule, string settings = "")
    {
        await product.A_survey([rule], settings);
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        await product.Days(2);
    }

    /// <summary>The first days of a month, and some in the middle of it.</summary>
    private static async Task At(Product product, int year, int month)
    {
        product.Clock.SetUtcNow(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero));
        await product.Days(3);
        product.Clock.Advance(TimeSpan.FromDays(15));
        await product.Days(3);
    }

    /// <summary>Another survey was sent to this person.</summary>
    private static Task Lately(Product product, Visitor to, string day, string survey = "another") => product.Sql(
        $"""
        insert into survey_waves (survey, wave, rule, started_at, to_one, share, unless_stuck) values ('{survey}', 'hand x', 'hand', now(), true, 100, false);
        insert into survey_invitations (survey, wave, customer_id, contact_id, is_only, invited_at, closes_at)
        values ('{survey}', 'hand x', {to.CustomerId}, {to.ContactId}, true, '{day} 12:00Z', '{day} 13:00Z')
        """);

    private static Task<List<long>> Customers(Product product, string wave) => product.Ask(db => db.Database.QueryAsync<long>(
        "select customer_id as \"Value\" from survey_invitations where wave = {0} order by customer_id", CancellationToken.None, wave));
}
