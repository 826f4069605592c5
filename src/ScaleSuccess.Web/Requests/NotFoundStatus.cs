namespace ScaleSuccess.Web.Requests;

/// <summary>Answers 404 and still shows the page's own text.</summary>
public static class NotFoundStatus
{
    // Set when the answer starts and not before: on a 404 the renderer would skip the page and send nothing.
    public static void Set(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
