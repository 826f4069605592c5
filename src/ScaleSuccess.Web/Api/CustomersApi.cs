using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>A customer as the API returns it.</summary>
/// <param name="Contacts">With the link that opens each person's survey.</param>
public sealed record CustomerReply(string Key, string Name, string Tier, string TimeZone, string? Country, IReadOnlyList<ContactReply> Contacts);

public sealed record ContactReply(string Name, string Email, string Role, string SurveyLink);

/// <summary>Other systems create and update customers here.</summary>
public static class CustomersApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/customers", Receive)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.WriteCustomers), new RequestSizeLimitAttribute(BodyLimits.Api))
            .Accepts<CustomerRequest>("application/json")
            .DisableAntiforgery()
            .WithName("SaveCustomer")
            .WithSummary("Makes a customer and its contacts known, or brings them up to date; the same request twice is the same as once.")
            .Produces<CustomerReply>(StatusCodes.Status201Created)
            .Produces<CustomerReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static Task Receive(HttpContext context, SaveSentCustomer save, CancellationToken cancel) =>
        ApiRequest.Take<CustomerRequest>(context, request => save.Run(request, cancel), cancel);
}
