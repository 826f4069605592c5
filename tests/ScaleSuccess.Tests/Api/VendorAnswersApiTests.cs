using System.Net;
using System.Text;
using System.Text.Json;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Api;

/// <summary>The vendor's systems tell what they know of a customer, so that nobody there is asked for it.</summary>
public sealed class VendorAnswersApiTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task What_is_known_is_kept_with_its_source_and_day_and_what_is_not_sent_stays()
    {
        await Send("keeps", """{"team_size":"few","goals":["save_time","see_numbers"],"by_when":"2026-06-30"}""");
        await Send("keeps", """{"team_size":"many"}""");
        await Send("keeps", null);
        Assert.Equal(["by_when 2026-06-30", "goals save_time,see_numbers", "team_size many"], await Kept("keeps"));
        await Send("keeps", """{"goals":null}""");
        Assert.Equal(["by_when 2026-06-30", "team_size many"], await Kept("keeps"));
        Assert.Equal("api 2026-01-05", await One("select source || ' ' || known_at::date as \"Value\" from vendor_answers v join customers c on c.id = v.customer_id where c.key = 'keeps' and v.name = 'by_when'"));
    }

    [Fact]
    public async Task A_question_may_be_named_by_its_key_and_is_kept_by_its_meaning()
    {
        await Send("key", """{"how":"fast"}""");
        Assert.Equal(["pace fast"], await Kept("key"));
    }

    [Theory]
    [InlineData("""{"mood":"good"}""", "answers.mood", "UnknownQuestion", "The onboarding survey asks nothing by this name. What can be sent: goals, where_to_be, where_now, team_size, challenges, by_when, pace, risk, benefits.")]
    [InlineData("""{"team_size":"huge"}""", "answers.team_size", "UnknownChoice", "`huge` is none of the choices. They are one, few, some, many.")]
    [InlineData("""{"where_to_be":"other"}""", "answers.where_to_be", "UnknownChoice", "`other` is none of the choices. They are first_win, my_team, several_teams, old_way_gone.")]
    [InlineData("""{"goals":["save_time","see_numbers","one_place","quick_answers"]}""", "answers.goals", "NotTaken", "The survey would not take this answer: Please choose at most 3: you chose 4. What matters most?")]
    [InlineData("""{"people":"Ben"}""", "answers.people", "AskedOfEach", null)]
    [InlineData("""{"measures":"12"}""", "answers.measures", "AskedOfEach", null)]
    [InlineData("""{"pace":"fast","how":"fast"}""", "answers.how", "SameQuestion", "The same question as `pace`. Send it once.")]
    [InlineData("""{"team_size":{"is":"few"}}""", "answers.team_size", "NotAnAnswer", null)]
    [InlineData("""{"goals":[["save_time"]]}""", "answers.goals", "NotAnAnswer", null)]
    [InlineData("""{"team_size":true}""", "answers.team_size", "NotAnAnswer", null)]
    [InlineData("""{"team_size":" "}""", "answers.team_size", "NotAnAnswer", null)]
    [InlineData("""{"by_when":"2020-01-01"}""", "answers.by_when", "NotTaken", null)]
    [InlineData("""["team_size"]""", "answers", "NotNamed", null)]
    [InlineData("""{"team_size":"few","team_size":"few"}""", "answers.team_size", "FieldTwice", null)]
    [InlineData("""{"team_size":"\ud800"}""", "answers.team_size", "NotUnicode", null)]
    [InlineData("""{"\ud800":"few"}""", "answers.\uFFFD", "NotUnicode", null)]
    public async Task What_is_wrong_is_refused_by_its_name_with_the_fix_and_nothing_is_saved(string answers, string field, string code, string? sentence)
    {
        var key = $"wrong-{Guid.NewGuid():n}";
        var (answer, body) = await Post(key, answers);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, Assert.Single(body.GetProperty("codes").GetProperty(field).EnumerateArray()).GetString());
        if (sentence is not null) Assert.Equal(sentence, body.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Equal("0", await One($"select count(*)::text as \"Value\" from customers where key = '{key}'"));
    }

    [Fact]
    public async Task A_body_of_nothing_but_unknown_names_is_answered_in_short()
    {
        var (_, body) = await Post("many", JsonSerializer.Serialize(Enumerable.Range(0, 3000).ToDictionary(number => $"unknown_{number}", _ => "x")));
        Assert.Equal(50, body.GetProperty("errors").EnumerateObject().Count());
    }

    [Fact]
    public async Task The_description_names_them()
    {
        var (_, description) = await api.Send(HttpMethod.Get, "/api/openapi.json");
        Assert.True(description.GetProperty("components").GetProperty("schemas").GetProperty("CustomerRequest").GetProperty("properties").TryGetProperty("answers", out _));
    }

    private Task<(HttpResponseMessage Answer, JsonElement Body)> Post(string key, string? answers) => api.Send(HttpMethod.Post, "/api/customers", new StringContent(
        $$"""{"key":"{{key}}","name":"Customer"{{(answers is null ? "" : $",\"answers\":{answers}")}}}""", Encoding.UTF8, "application/json"));

    private async Task Send(string key, string? answers) => Assert.True((await Post(key, answers)).Answer.IsSuccessStatusCode);

    private Task<List<string>> Kept(string key) => api.Host.Ask(db => db.Database.QueryAsync<string>(
        "select v.name || ' ' || array_to_string(v.given, ',') as \"Value\" from vendor_answers v join customers c on c.id = v.customer_id where c.key = {0} order by v.name", default, key));

    private Task<string> One(string sql) => api.Host.Ask(async db => (await db.Database.QueryAsync<string>(sql, default)).Single());
}
