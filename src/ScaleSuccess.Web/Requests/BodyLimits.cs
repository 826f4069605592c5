using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// How much a request may carry: little, unless its endpoint says more with <c>[RequestSizeLimit]</c>. A body is kept in
/// memory while it is read, and anybody may send one.
/// </summary>
public sealed class BodyLimits(RequestDelegate next)
{
    public const long Default = 64 * 1024;

    /// <summary>A survey page full of long texts: a character takes up to nine bytes in a form.</summary>
    public const long Survey = 256 * 1024;

    /// <summary>A hundred contacts.</summary>
    public const long Api = 256 * 1024;

    /// <summary>The two texts of an e-mail, or a template. Only for who is signed in.</summary>
    public const long Editor = 2 * 1024 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        // The page that says what was wrong with this very body.
        if (context.Features.Get<IExceptionHandlerFeature>() is not null) return next(context);
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Default;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = most;
        if (context.Request.ContentLength > most)
            throw new BadHttpRequestException($"The body may have {most} bytes.", StatusCodes.Status413PayloadTooLarge);
        if (!IsReadable(context.Request))
            throw new BadHttpRequestException("The body's character set is not supported: send UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        return next(context);
    }

    /// <summary>Forms and JSON are decoded by the charset that their header names, which may be none or one that is forbidden.</summary>
    private static bool IsReadable(HttpRequest request)
    {
        if (request.GetTypedHeaders().ContentType?.Charset.Value is not { Length: > 0 } named) return true;
        try
        {
            Encoding.GetEncoding(named.Trim('"'));
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
