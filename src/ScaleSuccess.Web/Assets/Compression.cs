using Microsoft.AspNetCore.ResponseCompression;

namespace ScaleSuccess.Web.Assets;

/// <summary>
/// Brotli or gzip, over TLS too. A page that is compressed tells its length to whoever listens (BREACH): nothing secret of ours
/// stays the same from one page to the next, since form tokens are encrypted anew each time and a personal link's token is
/// known to whoever can ask for its page.
/// </summary>
public static class Compression
{
    public static void Add(IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
    });
}
