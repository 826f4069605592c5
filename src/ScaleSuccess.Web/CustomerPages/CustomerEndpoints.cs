namespace ScaleSuccess.Web.CustomerPages;

/// <summary>What customers' pages and mailboxes call besides the pages themselves.</summary>
public static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
    }
}
