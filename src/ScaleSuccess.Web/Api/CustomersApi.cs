using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Jobs;
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

    private static Task Receive(
        HttpContext context, SaveCustomer save, PersonalLinks links, AppSettings settings, NudgeStep nudge,
        IStringLocalizer<CustomerTexts> texts, CancellationToken cancel) =>
        ApiRequest.Take<CustomerRequest>(context, request => Save(request, save, links, settings, nudge, texts, cancel), cancel);

    private static async Task<IResult> Save(
        CustomerRequest request, SaveCustomer save, PersonalLinks links, AppSettings settings, NudgeStep nudge,
        IStringLocalizer<CustomerTexts> texts, CancellationToken cancel)
    {
        switch (await save.Run(request, cancel))
        {
            case SaveCustomerOutcome.Refused(var mistakes):
                return ApiRequest.Refuse(texts["refused"], mistakes.Select(mistake =>
                    new FieldMistake(mistake.Field, mistake.Code, texts[$"mistake.{mistake.Code}", mistake.Argument ?? ""])));
            case SaveCustomerOutcome.Created(var customer):
                nudge.Now("invite-contacts");
                return Results.Created((string?)null, await Reply(customer, links, settings, cancel));
            case SaveCustomerOutcome.Updated(var customer):
                return Results.Ok(await Reply(customer, links, settings, cancel));
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    private static async Task<CustomerReply> Reply(
        Customer customer, PersonalLinks links, AppSettings settings, CancellationToken cancel)
    {
        var contacts = new List<ContactReply>();
        foreach (var contact in customer.Contacts)
        {
            var token = await links.Token(contact.Id, contact.LinkVersion, LinkPurpose.Pages, cancel);
            contacts.Add(new ContactReply(contact.Name, contact.Email, contact.Role, settings.PublicUrl + Urls.Survey(token)));
        }
        return new CustomerReply(customer.Key, customer.Name, customer.Tier, customer.TimeZone, customer.Country, contacts);
    }
}
