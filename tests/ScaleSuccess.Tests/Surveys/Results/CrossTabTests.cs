using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Results.CrossTabs;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class CrossTabTests
{
    private const string EveryKind = """
        survey: every
        title: Every kind
        intro: All of them.
        thanks: Thank you.
        pages:
          - key: all
            title: All
            questions:
              - {key: team, ask: Which team?, kind: choice, choices: [{key: red, label: Red}, {key: blue, label: Blue}]}
              - {key: seats, ask: How many seats?, kind: number, unit: seats}
              - {key: budget, ask: Your budget?, kind: money, currency: EUR}
              - {key: price, ask: The price?, kind: money, currencies: [EUR, USD]}
              - {key: day, ask: By when?, kind: date}
              - {key: rank, ask: What matters?, kind: ranking, choices: [{key: speed, label: Speed}, {key: cost, label: Cost}, {key: care, label: Care}]}
              - {key: grid, ask: How good?, kind: matrix, rows: [{key: help, label: Help}, {key: app, label: App}], choices: [{key: bad, label: Bad}, {key: good, label: Good}]}
              - {key: numbers, ask: Which numbers?, kind: measures, choices: [{key: hours, label: Report hours, unit: hours a week, better: lower}]}
              - {key: who, ask: Who else?, kind: people}
              - {key: mail, ask: May we write?, kind: consent, text: Yes please}
              - {key: why, ask: Why?, kind: long-text}
              - {key: score, ask: How likely?, kind: scale, preset: nps}
        """;

    [Fact]
    public async Task Each_person_counts_once_in_a_row_however_many_columns_they_chose()
    {
        await using var product = await Product.New();
        await product.An_answered_customer(other: [("how", ["fast"]), ("goals", ["save_time", "see_numbers"])]);
        await product.An_answered_customer(other: [("how", ["fast"]), ("goals", ["save_time"])]);
        await product.An_answered_customer(other: [("how", ["steady"]), ("goals", ["see_numbers"])]);
        var aside = await product.An_answered_customer(other: [("how", ["steady"]), ("goals", ["save_time"])]);
        await product.Sql($"update responses set set_aside = '{{goals}}' where contact_id = {aside.ContactId}");

        var tab = (await product.Use<ReadCrossTab, CrossTab?>(async (read, cancel) => await read.Of(await product.Results(), "how", "goals", cancel)))!;
        Assert.Equal(2, Row(tab, "fast").People);
        Assert.Equal((2, 1), (Count(tab, "fast", "save_time"), Count(tab, "fast", "see_numbers")));
        Assert.Equal((1, 0, 1), (Count(tab, "steady", "see_numbers"), Count(tab, "steady", "save_time"), Row(tab, "steady").People));
        Assert.Null(await product.Use<ReadCrossTab, CrossTab?>(async (read, cancel) => await read.Of(await product.Results(), "how", "how", cancel)));
        Assert.Null(await product.Use<ReadCrossTab, CrossTab?>(async (read, cancel) => await read.Of(await product.Results(), "how", "nothing", cancel)));
    }

    private const string First = """
        {"team": ["red"], "seats": ["1,200"], "budget": ["500"], "price": ["9.50"], "price.currency": ["USD"], "day": ["2027-03-31"], "rank": ["cost", "speed"], "grid.help": ["good"], "grid.app": [""],
         "numbers.hours.baseline": ["12"], "numbers.hours.target": ["4"], "who.1.email": ["a@b.example"], "who.2.email": ["c@d.example"], "mail": ["yes"], "why": ["Because"], "score": ["9"]}
        """;
    private const string Second = """
        {"team": ["blue"], "seats": [""], "rank": ["speed", "cost", "care"], "grid.help": ["bad"], "who.1.email": [""], "who.2.email": [""], "mail": [], "why": [""], "score": ["3"]}
        """;

    [Fact]
    public async Task Any_two_questions_of_every_kind_can_be_put_together()
    {
        await using var product = await Product.New();
        await Answered(product, First);
        await Answered(product, Second);
        var sides = CrossTabSide.Of(await Results(product));
        Assert.Equal(
            ["team", "seats", "budget", "price.EUR", "price.USD", "day", "rank", "rank.speed", "rank.cost", "rank.care", "grid.help", "grid.app", "numbers.hours.baseline", "numbers.hours.target", "who", "mail", "why", "score"],
            sides.Select(side => side.Key));
        Assert.Equal("Report hours, target · Which numbers?", sides.Single(side => side.Key == "numbers.hours.target").Label);
        foreach (var rows in sides)
            foreach (var columns in sides.Where(side => side != rows))
                Assert.NotNull(await Tab(product, rows.Key, columns.Key));

        Assert.Equal([("1,200 seats", 1)], await Of("seats"));
        Assert.Equal([("500 EUR", 1)], await Of("budget"));
        Assert.Empty(await Of("price.EUR"));
        Assert.Equal([("9.5 USD", 1)], await Of("price.USD"));
        Assert.Equal([("Mar 2027", 1)], await Of("day"));
        Assert.Equal([("Speed", 1), ("Cost", 1)], await Of("rank"));
        Assert.Equal([("1st", 1), ("2nd", 1)], await Of("rank.speed"));
        Assert.Equal([("3rd", 1), ("Not ranked", 1)], await Of("rank.care"));
        Assert.Equal([("Bad", 1), ("Good", 1)], await Of("grid.help"));
        Assert.Empty(await Of("grid.app"));
        Assert.Equal([("4 hours a week", 1)], await Of("numbers.hours.target"));
        Assert.Equal([("Nobody named", 1), ("2 people named", 1)], await Of("who"));
        Assert.Equal([("Yes", 1), ("No", 1)], await Of("mail"));
        Assert.Equal([("Answered", 1), ("Not answered", 1)], await Of("why"));
        Assert.Equal([("3", 1), ("9", 1)], await Of("score"));

        var tab = await Tab(product, "mail", "who");
        Assert.Equal((0, 1), (Count(tab, "yes", "0"), Count(tab, "yes", "2")));

        async Task<(string, long)[]> Of(string side) => [.. (await Tab(product, side, side == "team" ? "why" : "team")).Rows.Select(row => (row.Value.Label, row.People))];
    }

    [Fact]
    public async Task Rows_items_and_measures_that_only_an_earlier_version_had_are_offered_and_say_so()
    {
        await using var product = await Product.New();
        await Answered(product, First);
        await Answered(product, Second);
        await product.Sql("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select 'survey', 'every', 2, replace(replace(replace(replace(replace(source, '{key: help, label: Help}, ', ''), '{key: bad, label: Bad}', '{key: fair, label: Fair}'), '{key: care, label: Care}', '{key: ease, label: Ease}'),
                'key: hours', 'key: days'), 'ask: How good?', 'ask: "How good is {{answers.team | it}}?"'), 'file', 'file', now() from definitions where key = 'every';
            update active_definitions set definition_id = (select max(id) from definitions) where key = 'every'
            """);
        var sides = CrossTabSide.Of(await Results(product)).ToDictionary(side => side.Key, side => side.Label);
        Assert.Equal("Help (until version 1) · How good is …?", sides["grid.help"]);
        Assert.Equal("App · How good is …?", sides["grid.app"]);
        Assert.Equal("Place of “Care (until version 1)” · What matters?", sides["rank.care"]);
        Assert.Equal("Report hours (until version 1), target · Which numbers?", sides["numbers.hours.target"]);
        Assert.Equal([("Good", 1), ("Bad (until version 1)", 1)], (await Tab(product, "grid.help", "team")).Rows.Select(row => (row.Value.Label, row.People)));
        Assert.Equal([("3rd", 1), ("Not ranked", 1)], (await Tab(product, "rank.care", "team")).Rows.Select(row => (row.Value.Label, row.People)));
        // Nobody who has answered was offered it.
        Assert.Empty((await Tab(product, "rank.ease", "team")).Rows);
    }

    [Fact]
    public async Task Amounts_in_a_currency_that_is_not_asked_any_more_are_never_read_as_those_of_another()
    {
        await using var product = await Product.New();
        await Answered(product, First);
        await product.Sql("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select 'survey', 'every', 2, replace(source, 'currencies: [EUR, USD]', 'currency: EUR'), 'file', 'file', now() from definitions where key = 'every';
            update active_definitions set definition_id = (select max(id) from definitions) where key = 'every'
            """);
        Assert.Empty((await Tab(product, "price", "team")).Rows);
        Assert.Equal([("9.5 USD", 1)], (await Tab(product, "price@1.USD", "team")).Rows.Select(row => (row.Value.Label, row.People)));
        Assert.Equal([(null, 0), (1, 1)], (await Results(product)).Questions.Where(result => result.Question.Key == "price").Select(result => (result.Until, result.Answered())));
    }

    [Fact]
    public async Task Many_numbers_stand_in_a_few_bands_between_round_numbers_with_their_unit()
    {
        await using var product = await Product.New();
        await Many(product, "seats", "(10 * power(1.06, n))::int::text", 100);
        var tab = await Tab(product, "seats", "team");
        Assert.InRange(tab.Rows.Count, 5, 7);
        Assert.Equal(100, tab.Rows.Sum(row => row.People));
        Assert.All(tab.Rows, row => Assert.InRange(row.People, 8, 25));
        Assert.Equal("Below 20 seats", tab.Rows[0].Value.Label);
        Assert.Equal("20 to below 50 seats", tab.Rows[1].Value.Label);
        Assert.EndsWith("0 seats or more", tab.Rows[^1].Value.Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_most_give_is_no_reason_for_empty_bands_and_typing_does_not_matter()
    {
        await using var product = await Product.New();
        await Many(product, "seats", "case when n % 2 = 0 then '1,000' when n % 4 = 1 then '1000' else (n * 7)::text end", 80);
        var tab = await Tab(product, "seats", "team");
        Assert.All(tab.Rows, row => Assert.True(row.People > 0));
        Assert.Equal(("1,000 seats or more", 60), (tab.Rows[^1].Value.Label, tab.Rows[^1].People));
    }

    [Theory]
    [InlineData(1, "Oct 2026", "Nov 2026")]
    [InlineData(30, "Q4 2026", "Q1 2027")]
    [InlineData(150, "2026", "2027")]
    [InlineData(3000, "2020 to 2039", "2040 to 2059")]
    public async Task Days_stand_in_months_quarters_or_years(int apart, string first, string second)
    {
        await using var product = await Product.New();
        await Many(product, "day", $"(date '2026-10-20' + n * {apart})::text", 14);
        var tab = await Tab(product, "day", "team");
        Assert.Equal([first, second], tab.Rows.Take(2).Select(row => row.Value.Label));
        Assert.True(tab.Rows.Count <= 7);
    }

    /// <summary>One customer's wave for each number n.</summary>
    private static async Task Many(Product product, string field, string value, int count)
    {
        await Answered(product, "{}");
        await product.Sql($$"""
            insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
            select r.customer_id, r.contact_id, 'every', 'other', 'wave ' || n, r.definition_id, jsonb_build_object('team', array['red'], '{{field}}', array[{{value}}]), now(), now(), now()
            from responses r, generate_series(0, {{count - 1}}) n
            """);
    }

    private static async Task Answered(Product product, string answers)
    {
        var visitor = await product.A_customer();
        await product.Sql($$"""
            insert into definitions (kind, key, version, source, origin, author, created_at) select 'survey', 'every', 1, $yaml${{EveryKind}}$yaml$, 'file', 'file', now()
            where not exists (select from definitions where key = 'every');
            insert into active_definitions (kind, key, definition_id) select 'survey', 'every', id from definitions where key = 'every' on conflict do nothing;
            insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
            select {{visitor.CustomerId}}, {{visitor.ContactId}}, 'every', 'other', 'first', (select id from definitions where key = 'every'), $json${{answers}}$json$, now(), now(), now()
            """);
    }

    private static async Task<SurveyResults> Results(Product product)
    {
        await product.Run<CountResponses>();
        return (await product.Use<ReadResults, SurveyResults?>((read, cancel) => read.Of("every", ResultFilter.All, cancel)))!;
    }

    private static async Task<CrossTab> Tab(Product product, string rows, string columns) =>
        (await product.Use<ReadCrossTab, CrossTab?>(async (read, cancel) => await read.Of(await Results(product), rows, columns, cancel)))!;

    private static CrossTabRow Row(CrossTab tab, string row) => tab.Rows.Single(one => one.Value.Key == row);

    private static long Count(CrossTab tab, string row, string column) => Row(tab, row).Counts[tab.Columns.TakeWhile(one => one.Key != column).Count()];
}
