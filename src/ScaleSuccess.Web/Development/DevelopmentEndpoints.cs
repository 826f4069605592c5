using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Web.Development;

/// <summary>The HTML of a message in the development mailbox, for a sandboxed frame.</summary>
public static class DevelopmentEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/dev/mail/html", Html).ExcludeFromDescription();

    private static async Task<IResult> Html(string id, FolderMailbox mailbox, HttpContext context, CancellationToken cancel)
    {
        if (await mailbox.Find(id, cancel) is not { } found) return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
        return Results.Text(found.Html, "text/html");
    }
}
