using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys;

public sealed class SubmitAnswersTests
{
    private static (string, string[])[] Whole(params (string Field, string[] Values)[] changed) =>
        [.. KnownCustomers.Whole().Where(field => changed.All(c => c.Field != field.Key)).Select(field => (field.Key, field.Value)), .. changed];

    [Fact]
    public async Task Nothing_typed_is_nothing_to_submit()
    {
        await using var product = await Product.New();
        Assert.IsType<SubmitOutcome.NothingYet>(await product.Submit(await product.A_customer()));
    }

    [Fact]
    public async Task What_is_missing_leads_to_its_page_and_submits_nothing()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, Whole(("how", []), ("by_when", ["2026-01-06"])));
        var refused = Assert.IsType<SubmitOutcome.Refused>(await product.Submit(nora));
        Assert.Equal(3, refused.Page);
        Assert.Equal(["by_when", "how"], refused.Mistakes.Select(mistake => mistake.Field));
        Assert.Equal(0L, await product.One<long>("select count(*) from responses where submitted_at is not null"));
    }

    [Fact]
    public async Task A_double_click_submits_once_and_makes_the_people_named_known_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, Whole(("people.1.name", ["Ben Ode"]), ("people.1.email", ["ben@example.com"]), ("people.1.role", ["admin"])));
        var outcomes = await AtOnce.Run(6, () => product.Submit(nora));
        Assert.All(outcomes, outcome => Assert.IsType<SubmitOutcome.Submitted>(outcome));
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts where email = 'ben@example.com' and role = 'admin'"));
    }

    [Fact]
    public async Task Many_people_submit_at_once_however_few_connections_there_are()
    {
        await using var product = await Product.New();
        await using var busy = Product.On(new NpgsqlConnectionStringBuilder(product.ConnectionString) { MaxPoolSize = 2, ApplicationName = "busy" }.ConnectionString);
        var people = new List<Visitor>();
        for (var i = 1; i <= 12; i++)
        {
            people.Add(await product.A_customer());
            await product.Type(people[^1], Whole());
        }
        var outcomes = await Task.WhenAll(people.Select(one => busy.Submit(one)));
        Assert.All(outcomes, outcome => Assert.IsType<SubmitOutcome.Submitted>(outcome));
    }

    [Fact]
    public async Task A_later_click_keeps_the_first_time()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        product.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<SubmitOutcome.Submitted>(await product.Submit(nora));
        Assert.Equal(Product.Start.UtcDateTime, await product.One<DateTime>("select submitted_at from responses"));
    }

    [Fact]
    public async Task Whoever_is_named_and_known_already_stays_who_they_are()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Answers(nora, ("people.1.name", ["Somebody else"]), ("people.1.email", [nora.Email.ToUpperInvariant()]), ("people.1.role", ["user"]));
        Assert.Equal("Nora Lindqvist champion", await product.One<string>("select string_agg(name || ' ' || role, ',') from contacts"));
    }

    [Fact]
    public async Task Answers_that_change_while_they_are_being_submitted_are_checked_as_they_are_then()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, Whole());
        await using var connection = await product.Database.OpenConnectionAsync();
        await using var otherTab = await connection.BeginTransactionAsync();
        await using (var clear = new NpgsqlCommand("""update responses set answers = answers || '{"goals": []}'""", connection))
            await clear.ExecuteNonQueryAsync();

        var submit = Task.Run(() => product.Submit(nora));
        await Until.Waiting(product.ConnectionString, 1);
        await otherTab.CommitAsync();

        Assert.IsType<SubmitOutcome.Refused>(await submit);
        Assert.Equal(0L, await product.One<long>("select count(*) from responses where submitted_at is not null"));
    }

    [Fact]
    public async Task A_named_person_has_a_name_of_one_line()
    {
        await using var product = await Product.New();
        await product.An_answered_customer("UTC", ("people.1.name", ["Ben\r\nBcc: all@example.com"]), ("people.1.email", ["ben@example.com"]));
        Assert.Equal("Ben Bcc: all@example.com", await product.One<string>("select name from contacts where email = 'ben@example.com'"));
    }

    [Fact]
    public async Task A_day_is_judged_where_the_person_lives()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 23, 0, 0, TimeSpan.Zero));
        // The least is 14 days: in Auckland it is the 6th already.
        var (there, here) = (await product.A_customer("Pacific/Auckland"), await product.A_customer("Europe/London"));
        await product.Type(there, Whole(("by_when", ["2026-01-19"])));
        await product.Type(here, Whole(("by_when", ["2026-01-19"])));
        Assert.IsType<SubmitOutcome.Refused>(await product.Submit(there));
        Assert.IsType<SubmitOutcome.Submitted>(await product.Submit(here));
    }
}
