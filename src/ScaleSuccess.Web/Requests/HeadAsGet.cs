namespace ScaleSuccess.Web.Requests;

/// <summary>
/// HEAD is answered as GET, without the body (RFC 9110): uptime checks and link checkers ask so. Pages are routed for GET
/// and POST alone. A GET changes nothing, so neither does this.
/// </summary>
public sealed class HeadAsGet(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (HttpMethods.Head, body);
        }
    }
}
