using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;

namespace ScaleSuccess.Web.Api;

/// <summary>What the API shows of a customer that is known. Without personal links: whoever has one acts as that contact.</summary>
public sealed record KnownCustomer(string Key, string Name, string Tier, string TimeZone, string? Country, IReadOnlyList<KnownContact> Contacts);

public sealed record KnownContact(string Name, string Email, string Role, string? TimeZone, string? Language);

/// <summary>Other systems look up what is known here.</summary>
public static class ReadCustomerApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/customers/{key}", Read)
            .WithMetadata(new NeedsApiKey.Mark(ApiScopes.ReadCustomers))
            .WithName("ReadCustomer")
            .WithSummary("A customer and its contacts, by the customer's key.")
            .Produces<KnownCustomer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Read(
        string key, HttpContext context, FindCustomer find, IStringLocalizer<ApiTexts> texts, CancellationToken cancel)
    {
        key = CustomerKey.Sent(context, key, after: 0);
        // PostgreSQL's texts hold no NUL, so no customer has such a key.
        return !key.Contains('\0', StringComparison.Ordinal) && await find.ByKey(key, cancel) is { } customer
            ? Results.Ok(new KnownCustomer(customer.Key, customer.Name, customer.Tier, customer.TimeZone, customer.Country,
                [.. customer.Contacts.OrderBy(contact => contact.Id).Select(contact => new KnownContact(contact.Name, contact.Email, contact.Role, contact.TimeZone, contact.OwnLanguage ?? contact.Language))]))
            : CustomerKey.NotFound(texts, key);
    }
}
