using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.CrossTabs;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>Two questions of a survey together.</summary>
/// <param name="Table">Each answer to the row's question that somebody gave who answered the other, too.</param>
public sealed record CrossTabReply(string Survey, SideReply Rows, SideReply Columns, IReadOnlyList<CrossTabRowReply> Table);

/// <param name="Key">Of the question, with a dot and that of its part where it has parts: a row, a measure, a place, a currency.</param>
public sealed record SideReply(string Key, string Label);

/// <param name="People">Where several columns could be chosen, less than the sum of their counts.</param>
public sealed record CrossTabRowReply(string Value, string Label, long People, IReadOnlyList<CrossTabCountReply> Columns);

public sealed record CrossTabCountReply(string Value, string Label, long Count);

/// <summary>Other systems read here how the answers to one question go with those to another.</summary>
public static class SurveyCrossTabApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/surveys/{key}/crosstab", Read)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.ReadCustomers))
            .WithName("ReadSurveyCrossTab")
            .WithSummary("Any two questions of a survey together: rows and columns by key, and the filters of the results.")
            .Produces<CrossTabReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Read(
        string key, HttpRequest request, ReadResults results, ReadCrossTab read, SurveyQueryRefusal refuse, IStringLocalizer<ApiTexts> texts, CancellationToken cancel)
    {
        var query = new SurveyQuery(request.Query, AskedSides.Rows, AskedSides.Columns);
        var filter = query.Filter();
        if (await refuse.Of(query, key, filter, cancel) is { } refusal) return refusal;
        if (await results.Of(key, filter, cancel) is not { } found) return SurveyResultsApi.NotFound(texts, key);
        var tab = await AskedSides.Read(query, read, found, cancel);
        return refuse.Of(query) ?? (tab is null ? SurveyResultsApi.NotFound(texts, key) : Results.Ok(Reply(found, tab)));
    }

    private static CrossTabReply Reply(SurveyResults results, CrossTab tab) => new(results.Survey.Key, Reply(tab.RowSide), Reply(tab.ColumnSide),
        [.. tab.Rows.Select(row => new CrossTabRowReply(row.Value.Key, row.Value.Label, row.People, [.. tab.Columns.Zip(row.Counts, (column, count) => new CrossTabCountReply(column.Key, column.Label, count))]))]);

    private static SideReply Reply(CrossTabSide side) => new(side.Key, side.Label);
}
