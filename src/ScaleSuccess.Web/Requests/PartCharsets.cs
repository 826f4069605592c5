using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace ScaleSuccess.Web.Requests;

/// <summary>
/// Each part of a multipart form may name a charset of its own, which is seen only while the form is read. The framework lets
/// the refusal of a forbidden one (UTF-7) through as if we had failed.
/// </summary>
public sealed class PartCharsets(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Not on the page that says what was wrong with this very form. Asking makes the framework's own reader of this request.
        if (context.Features.Get<IExceptionHandlerFeature>() is null && context.Request.HasFormContentType && context.Features.Get<IFormFeature>() is { Form: null } reader)
            context.Features.Set<IFormFeature>(new Checked(reader));
        return next(context);
    }

    private sealed class Checked(IFormFeature reader) : IFormFeature
    {
        public bool HasFormContentType => reader.HasFormContentType;
        public IFormCollection? Form { get => reader.Form; set => reader.Form = value; }

        public IFormCollection ReadForm() => reader.ReadForm();

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await reader.ReadFormAsync(cancellationToken);
            }
            catch (NotSupportedException e)
            {
                throw new BadHttpRequestException("A part's character set is not supported: send UTF-8.", StatusCodes.Status415UnsupportedMediaType, e);
            }
        }
    }
}
