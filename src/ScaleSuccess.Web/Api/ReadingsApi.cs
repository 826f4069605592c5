using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReadingsRequest(IReadOnlyList<ReadingRequest>? Readings);

/// <param name="Measure">Its key, as in the survey.</param>
/// <param name="Day">yyyy-MM-dd</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReadingRequest(string? Measure, string? Day, double? Value);

/// <param name="Saved">New ones, and those whose day had another value.</param>
/// <param name="Unchanged">They were known.</param>
public sealed record ReadingsReply(int Saved, int Unchanged);

/// <summary>Other systems report what a customer's measures are.</summary>
public static class ReadingsApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/customers/{key}/readings", Receive)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.WriteCustomers), new RequestSizeLimitAttribute(BodyLimits.Api))
            .Accepts<ReadingsRequest>("application/json")
            .DisableAntiforgery()
            .WithName("SaveReadings")
            .WithSummary("Takes readings of a customer's measures, all or none; a measure's day that is sent again is replaced.")
            .Produces<ReadingsReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static Task Receive(
        string key, HttpContext context, TakeReadings take, IStringLocalizer<ReadingTexts> texts, IStringLocalizer<ApiTexts> words, CancellationToken cancel)
    {
        var customer = CustomerKey.Sent(context, key, after: 1);
        return ApiRequest.Take<ReadingsRequest>(context, request => Save(customer, request, take, texts, words, cancel), cancel);
    }

    private static async Task<IResult> Save(
        string customer, ReadingsRequest request, TakeReadings take, IStringLocalizer<ReadingTexts> texts, IStringLocalizer<ApiTexts> words, CancellationToken cancel)
    {
        if (request.Readings is not { Count: > 0 } readings)
            return ApiRequest.Refuse(words["readings.refused"], [new FieldMistake("readings", ReadingMistakeCode.NumberMissing, words["readings.none"])]);
        var sent = readings.Select(one => new SentReading(customer, one?.Measure, one?.Day, one?.Value)).ToList();
        switch (await take.Run(sent, ReadingSource.Api, cancel))
        {
            case TakeReadingsOutcome.Taken(var saved, var unchanged):
                return Results.Ok(new ReadingsReply(saved, unchanged));
            case TakeReadingsOutcome.Refused([{ Mistake.Code: ReadingMistakeCode.UnknownCustomer }, ..]):
                return CustomerKey.NotFound(words, customer);
            case TakeReadingsOutcome.Refused([{ Mistake.Code: ReadingMistakeCode.NoPlan }, ..]):
                return Results.Problem(
                    statusCode: StatusCodes.Status409Conflict, title: words["no_plan.title"], detail: texts["mistake.NoPlan", customer]);
            case TakeReadingsOutcome.Refused(var mistakes):
                return ApiRequest.Refuse(words["readings.refused"], mistakes.Select(mistake => new FieldMistake(
                    $"readings[{mistake.Index}].{mistake.Mistake.Field.ToString().ToLowerInvariant()}", mistake.Mistake.Code, texts.Sentence(mistake.Mistake))));
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }
}
