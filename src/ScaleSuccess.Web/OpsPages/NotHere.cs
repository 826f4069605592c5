namespace ScaleSuccess.Web.OpsPages;

/// <summary>Answers 404 with the page's own kind words.</summary>
public static class NotHere
{
    // Set when the answer starts and not before: seeing a 404, the renderer would leave the page out and send nothing.
    public static void Say(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
