namespace ScaleSuccess.Web.Console.Parts;

/// <summary>Answers 404 with the page's own kind words.</summary>
public static class NotFoundStatus
{
    // Set when the answer starts and not before: seeing a 404, the renderer would leave the page out and send nothing.
    public static void Set(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
