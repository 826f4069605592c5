using System.Net;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Api;

public sealed class SurveyResultsApiTests : IAsyncLifetime, IDisposable
{
    private readonly ApiHost api = new();

    public async Task InitializeAsync() => await api.InitializeAsync();

    public async Task DisposeAsync() => await api.DisposeAsync();

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Results_say_how_often_each_answer_was_given_by_segment()
    {
        await api.Host.A_guest_with_a_plan();
        await api.Host.A_guest_with_a_plan(("how", ["steady"]));
        await api.Host.Run<CountResponses>();
        var (_, body) = await api.Send(HttpMethod.Get, "/api/surveys/onboarding/results?tier=small&version=1");
        var how = body.GetProperty("questions").EnumerateArray().Single(question => question.GetProperty("key").GetString() == "how");
        Assert.Equal((2, "choices"), (how.GetProperty("answered").GetInt32(), how.GetProperty("shape").GetString()));
        var fast = how.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("value").GetString() == "fast");
        Assert.Equal((1, 1), (fast.GetProperty("count").GetInt32(), fast.GetProperty("segments").EnumerateObject().Sum(segment => segment.Value.GetInt32())));
        Assert.Equal((2, 2), (body.GetProperty("submitted").GetInt32(), body.GetProperty("funnel").GetProperty("begun").GetInt32()));
    }

    [Fact]
    public async Task Two_questions_together_say_the_same_as_the_page()
    {
        await api.Host.A_guest_with_a_plan(("how", ["steady"]));
        await api.Host.Run<CountResponses>();
        var (_, body) = await api.Send(HttpMethod.Get, "/api/surveys/onboarding/crosstab?rows=how&columns=by_when&tier=small");
        Assert.Equal(("how", "by_when"), (body.GetProperty("rows").GetProperty("key").GetString(), body.GetProperty("columns").GetProperty("key").GetString()));
        var row = Assert.Single(body.GetProperty("table").EnumerateArray());
        Assert.Equal(("steady", 1), (row.GetProperty("value").GetString(), row.GetProperty("people").GetInt32()));
        var column = Assert.Single(row.GetProperty("columns").EnumerateArray());
        Assert.Matches("^[A-Z][a-z]{2} 20[0-9]{2}$", column.GetProperty("label").GetString());
        Assert.Equal(1, column.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Responses_are_read_page_by_page_each_once_and_later_what_has_come_since()
    {
        foreach (var _ in Enumerable.Range(0, 3)) await api.Host.A_guest_with_a_plan();
        await api.Host.A_guest_at_the_last_page();
        api.Host.Jump(TimeSpan.FromMinutes(1));
        var seen = new List<long>();
        var page = await Read("");
        while (page.More) page = await Read($"&after={page.Next}");
        Assert.Equal(3, seen.Distinct().Count());
        Assert.Equal(3, seen.Count);

        await api.Host.A_guest_with_a_plan();
        // Somebody may be submitting right now.
        Assert.Empty((await Read($"&after={page.Next}")).Ids);
        api.Host.Jump(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(Assert.Single((await Read($"&after={page.Next}")).Ids), seen.SkipLast(1));

        async Task<(string Next, bool More, List<long> Ids)> Read(string after)
        {
            var (_, body) = await api.Send(HttpMethod.Get, "/api/surveys/onboarding/responses?limit=2" + after);
            var ids = body.GetProperty("responses").EnumerateArray().Select(response => response.GetProperty("id").GetInt64()).ToList();
            seen.AddRange(ids);
            return (body.GetProperty("next").GetString()!, body.GetProperty("more").GetBoolean(), ids);
        }
    }

    [Theory]
    [InlineData("results?version=x", "version")]
    [InlineData("results?from=2026-13-01", "from")]
    [InlineData("responses?after=tomorrow", "after")]
    [InlineData("responses?after=99999999999999999999-1", "after")]
    [InlineData("responses?after=9223372036854775807-1", "after")]
    [InlineData("responses?limit=501", "limit")]
    [InlineData("results?segmnt=x", "segmnt", "`version`, `wave`, `segment`, `tier`, `from`, `until`")]
    [InlineData("results?limit=5", "limit", "`segment`")]
    [InlineData("responses?page=2", "page", "`after`, `limit`")]
    [InlineData("results?tier=small&tier=large", "tier", "once")]
    [InlineData("results?tier=", "tier", "Leave it out")]
    [InlineData("responses?version=&tier=small", "version", "Leave it out")]
    [InlineData("responses?limit=", "limit", "Leave it out")]
    [InlineData("crosstab?rows=how&columns=goals&from=", "from", "Leave it out")]
    [InlineData("crosstab?rows=how&columns=", "columns", "Leave it out")]
    [InlineData("crosstab?rows=how", "columns", "Required. It may be `goals`, ")]
    [InlineData("crosstab?rows=nothing&columns=how", "rows", "It may be `goals`, ")]
    [InlineData("crosstab?rows=how&columns=how", "columns", "another one")]
    [InlineData("results?segment=nobody", "segment", "It may be `none`.")]
    [InlineData("responses?segment=nobody", "segment", "It may be `none`.")]
    [InlineData("results?tier=huge", "tier", "It may be `small`.")]
    [InlineData("results?version=99", "version", "It may be `1`.")]
    [InlineData("results?wave=second", "wave", "It may be `first`.")]
    [InlineData("results?from=2026-11-02&until=2026-11-01", "until", "before `from`")]
    public async Task A_filter_that_cannot_be_read_or_names_nothing_is_refused_by_its_name(string query, string field, string may = "Must be")
    {
        await api.Host.A_guest();
        var (answer, body) = await api.Send(HttpMethod.Get, "/api/surveys/onboarding/" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(may, body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/surveys/nothing/results")]
    [InlineData("/api/surveys/nothing/responses")]
    [InlineData("/api/surveys/nothing/crosstab?rows=a&columns=b")]
    public async Task A_survey_that_there_is_not_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await api.Send(HttpMethod.Get, path)).Answer.StatusCode);

    [Fact]
    public async Task Times_end_in_Z()
    {
        await api.Host.A_guest_with_a_plan();
        api.Host.Jump(TimeSpan.FromMinutes(1));
        var response = (await api.Send(HttpMethod.Get, "/api/surveys/onboarding/responses?tier=small")).Body.GetProperty("responses")[0];
        Assert.EndsWith("Z", response.GetProperty("begunAt").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Z", response.GetProperty("submittedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_read()
    {
        using var stranger = ApiHost.Client(api.Host, "ss_nothing");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/surveys/onboarding/responses")).StatusCode);
    }
}
