using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>What came of a survey; docs/results.md says how it is counted.</summary>
/// <param name="Version">The active one.</param>
/// <param name="Submitted">How many answers all of it is about.</param>
/// <param name="Counting">Something has changed that is not in here yet.</param>
/// <param name="SetAside">How many people's answers are left out in part, since their colleagues decided otherwise.</param>
public sealed record ResultsReply(string Survey, int Version, long Submitted, bool Counting, long SetAside, FunnelReply Funnel, IReadOnlyList<QuestionReply> Questions);

/// <param name="Invited">Null: nobody is invited to this survey, or a version was asked for.</param>
/// <param name="MedianSeconds">From the first save to submitting; null: nobody did both by hand.</param>
public sealed record FunnelReply(long? Invited, long Begun, long BegunElsewhere, IReadOnlyList<PageReply> Pages, long Submitted, double? MedianSeconds);

public sealed record PageReply(int Number, string Title, long Reached);

/// <param name="Shape"><c>choices</c>, <c>grid</c>, <c>numbers</c>, <c>days</c>, <c>texts</c> or <c>answered</c>: what <paramref name="Values"/> are.</param>
/// <param name="Until">The last version that asked it like this; null: the active one does.</param>
/// <param name="Score">Null: its scale is no preset.</param>
/// <param name="Answered">Of those who have submitted.</param>
public sealed record QuestionReply(
    string Key, string Ask, string Kind, string Shape, int? Until, long Answered, DropOffReply DropOff, IReadOnlyList<ValueReply> Values, ScoreReply? Score);

/// <summary>Of everybody who began, submitted or not.</summary>
/// <param name="Saw">Something was saved of a page on which they were asked it.</param>
/// <param name="Stopped">It is the last one that they answered, and they have not submitted.</param>
public sealed record DropOffReply(long Saw, long Answered, long Skipped, long Stopped);

/// <param name="Segments">By the segment's key; empty: no segment yet.</param>
public sealed record ValueReply(string Value, string? Label, long Count, IReadOnlyDictionary<string, long> Segments);

/// <param name="Kind"><c>netPromoter</c> (-100 to 100), <c>bestTwo</c> (0 to 100) or <c>mean</c> (of the steps).</param>
/// <param name="Low">With <paramref name="High"/> the range at 95 %.</param>
public sealed record ScoreReply(string Kind, double Value, double Low, double High);

/// <summary>Other systems read what came of a survey here.</summary>
public static class SurveyResultsApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/surveys/{key}/results", Read)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.ReadCustomers))
            .WithName("ReadSurveyResults")
            .WithSummary("What came of a survey: how far people get, and how often each answer was given. Filters: version, segment, tier, wave, from, until.")
            .Produces<ResultsReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>A survey's key has none of what addresses spell in another way, so an unknown one is simply not found.</summary>
    public static IResult NotFound(IStringLocalizer<ApiTexts> texts, string key) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["survey.title"], detail: texts["survey.text", key]);

    private static async Task<IResult> Read(string key, HttpRequest request, ReadResults read, SurveyQueryRefusal refuse, IStringLocalizer<ApiTexts> texts, CancellationToken cancel)
    {
        var query = new SurveyQuery(request.Query);
        var filter = query.Filter();
        if (await refuse.Of(query, key, filter, cancel) is { } refusal) return refusal;
        return await read.Of(key, filter, cancel) is { } results ? Results.Ok(Reply(results)) : NotFound(texts, key);
    }

    private static ResultsReply Reply(SurveyResults results) => new(
        results.Survey.Key, results.Version, results.Submitted, results.IsCounting, results.SetAside,
        new FunnelReply(results.Funnel.Invited, results.Funnel.Begun, results.Funnel.Elsewhere, [.. results.Funnel.Pages.Select(page => new PageReply(page.Page.Number, page.Page.Title, page.Reached))],
            results.Funnel.Submitted, results.Funnel.Median?.TotalSeconds),
        [.. results.Questions.Select(Reply)]);

    private static QuestionReply Reply(QuestionResult result) => new(
        result.Question.Key, result.Question.Ask, result.Question.Kind.Name, Named(result.Shape), result.Until, result.Answered(),
        new DropOffReply(result.DropOff.Saw, result.DropOff.Answered, result.DropOff.Skipped, result.DropOff.Stopped), [.. Values(result)],
        Score.Of(result) is { } score ? new ScoreReply(Named(score.Kind), score.Estimate.Value, score.Estimate.Low, score.Estimate.High) : null);

    /// <summary>Every choice there is, also one that nobody gave; of numbers and days those that were.</summary>
    private static IEnumerable<ValueReply> Values(QuestionResult result)
    {
        var labels = result.Choices.ToDictionary(choice => choice.Key, choice => choice.Label);
        return from value in labels.Keys.Union(result.Counts.Keys.Select(key => key.Value).Where(value => value.Length > 0).Order(StringComparer.Ordinal))
               let counts = result.Counts.Where(count => count.Key.Value == value).ToDictionary(count => count.Key.Group, count => count.Value)
               select new ValueReply(value, labels.GetValueOrDefault(value), counts.Values.Sum(), counts);
    }

    private static string Named(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
