using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// Whatever the Host header claims, this site is where the setting PublicUrl says: redirects, cookies and the API's
/// description follow it. A redirect within the site carries no host at all, so it works on the machine itself, too.
/// </summary>
public sealed class PublicAddress(RequestDelegate next, AppSettings settings)
{
    private readonly string scheme = new Uri(settings.PublicUrl).Scheme;
    private readonly HostString host = Host(new Uri(settings.PublicUrl));

    public Task InvokeAsync(HttpContext context)
    {
        (context.Request.Scheme, context.Request.Host) = (scheme, host);
        context.Response.OnStarting(() =>
        {
            var start = $"{scheme}://{host}/";
            if (context.Response.Headers.Location.ToString() is { } to && to.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                context.Response.Headers.Location = to[(start.Length - 1)..];
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Without the port where the scheme says it, as addresses are written.</summary>
    private static HostString Host(Uri address) => address.IsDefaultPort ? new(address.IdnHost) : new(address.IdnHost, address.Port);
}
