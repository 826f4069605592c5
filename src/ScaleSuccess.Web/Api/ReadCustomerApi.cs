using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;

namespace ScaleSuccess.Web.Api;

/// <summary>What the API shows of a customer that is known. Without personal links: whoever has one acts as that contact.</summary>
public sealed record KnownCustomer(string Key, string Name, string Tier, string TimeZone, IReadOnlyList<KnownContact> Contacts);

public sealed record KnownContact(string Name, string Email, string Role, string? TimeZone);

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
        if (key.Contains('%', StringComparison.Ordinal)) key = Sent(context);
        // PostgreSQL's texts hold no NUL, so no customer has such a key.
        return !key.Contains('\0', StringComparison.Ordinal) && await find.ByKey(key, cancel) is { } customer
            ? Results.Ok(new KnownCustomer(customer.Key, customer.Name, customer.Tier, customer.TimeZone,
                [.. customer.Contacts.OrderBy(contact => contact.Id).Select(contact => new KnownContact(contact.Name, contact.Email, contact.Role, contact.TimeZone))]))
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["unknown.title"], detail: texts["unknown.text", key]);
    }

    /// <summary>The route's value keeps %2F, so that it says the same of a slash and of a key that is spelled "%2F".</summary>
    private static string Sent(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?')[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
