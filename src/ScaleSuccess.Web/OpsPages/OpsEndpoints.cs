namespace ScaleSuccess.Web.OpsPages;

/// <summary>What the console's pages call besides the pages themselves.</summary>
public static class OpsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
    }
}
