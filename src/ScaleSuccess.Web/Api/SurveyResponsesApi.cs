using ScaleSuccess.Access;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <param name="Next">To be sent as <c>after</c> for what comes next, now or later; null: there was nothing yet.</param>
/// <param name="More">There is more to read now.</param>
public sealed record ResponsesReply(IReadOnlyList<ResponseReply> Responses, string? Next, bool More);

/// <param name="Customer">Its key.</param>
/// <param name="Segment">Null: none yet.</param>
/// <param name="BegunAt">UTC, so that it ends in Z.</param>
/// <param name="Answers">By field: choices as their keys, numbers and days as typed.</param>
/// <param name="SetAside">Fields that count no more and are not in <paramref name="Answers"/>, since colleagues decided otherwise.</param>
public sealed record ResponseReply(
    long Id, string Customer, string Contact, string Role, string Tier, string? Segment, int Version, string Wave, DateTime BegunAt, DateTime SubmittedAt,
    IReadOnlyDictionary<string, string[]> Answers, IReadOnlyList<string> SetAside);

/// <summary>Other systems read submitted answers here, one by one.</summary>
public static class SurveyResponsesApi
{
    private const int UsualLimit = 100, MostLimit = 500;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/surveys/{key}/responses", Read)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.ReadCustomers))
            .WithName("ReadSurveyResponses")
            .WithSummary("Submitted answers in the order in which they were submitted: after (next of the page before), limit, and the filters of the results.")
            .Produces<ResponsesReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Read(
        string key, HttpRequest request, ReadResponses read, SurveyQueryRefusal refuse, CancellationToken cancel)
    {
        var query = new SurveyQuery(request.Query, "after", "limit");
        var (filter, after, limit) = (query.Filter(), query.After(), query.Limit(UsualLimit, MostLimit));
        if (await refuse.Of(query, key, filter, cancel) is { } refusal) return refusal;
        var found = await read.Of(key, filter, after, limit + 1, settled: true, cancel);
        var page = found.Take(limit).ToList();
        var last = page.Count == 0 ? after : (page[^1].SubmittedAt, page[^1].Id);
        return Results.Ok(new ResponsesReply([.. page.Select(Reply)], last is { } at ? SurveyQuery.Cursor(at.At, at.Id) : null, found.Count > limit));
    }

    private static ResponseReply Reply(SubmittedResponse response) => new(
        response.Id, response.CustomerKey, response.Contact, response.Role, response.Tier, response.Segment.Length == 0 ? null : response.Segment,
        response.Version.Definition.Version, response.Wave, response.BegunAt.UtcDateTime, response.SubmittedAt.UtcDateTime, response.Given.Fields, response.SetAside);
}
