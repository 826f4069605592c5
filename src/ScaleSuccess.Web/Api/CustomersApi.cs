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
public sealed record CustomerReply(string Key, string Name, string Tier, string TimeZone, IReadOnlyList<ContactReply> Contacts);

public sealed record ContactReply(string Name, string Email, string Role, string SurveyLink);

/// <summary>Other systems create and update customers here.</summary>
public static class CustomersApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/customers", Save)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.WriteCustomers), new RequestSizeLimitAttribute(BodyLimits.Api))
            .DisableAntiforgery()
            .WithName("SaveCustomer")
            .WithSummary("Makes a customer and its contacts known, or brings them up to date; the same request twice is the same as once.")
            .Produces<CustomerReply>(StatusCodes.Status201Created)
            .Produces<CustomerReply>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> Save(
        CustomerRequest request, SaveCustomer save, PersonalLinks links, AppSettings settings, NudgeStep nudge,
        IStringLocalizer<CustomerTexts> texts, CancellationToken cancel)
    {
        switch (await save.Run(request, cancel))
        {
            case SaveCustomerOutcome.Refused(var mistakes):
                return Refuse(mistakes, texts);
            case SaveCustomerOutcome.Created(var customer):
                nudge.Now("invite-contacts");
                return Results.Created((string?)null, await Reply(customer, links, settings, cancel));
            case SaveCustomerOutcome.Updated(var customer):
                return Results.Ok(await Reply(customer, links, settings, cancel));
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    /// <summary>Sentences for people under <c>errors</c>, and the same as codes under <c>codes</c>.</summary>
    private static IResult Refuse(IReadOnlyList<CustomerMistake> mistakes, IStringLocalizer<CustomerTexts> texts)
    {
        var fields = mistakes.ToLookup(mistake => mistake.Field);
        return Results.ValidationProblem(
            fields.ToDictionary(field => field.Key, field => field
                .Select(mistake => texts[$"mistake.{mistake.Code}", mistake.Argument ?? ""].Value).ToArray()),
            title: texts["refused"],
            extensions: new Dictionary<string, object?>
            {
                ["codes"] = fields.ToDictionary(field => field.Key, field => field.Select(mistake => mistake.Code.ToString()).ToArray()),
            });
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
        return new CustomerReply(customer.Key, customer.Name, customer.Tier, customer.TimeZone, contacts);
    }
}
