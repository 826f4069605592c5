using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Web.Portal.Preferences;

/// <summary>
/// RFC 8058: a mailbox provider posts <c>List-Unsubscribe=One-Click</c> to the link in the header, without a cookie and
/// without having seen the page. The link itself identifies the contact; the worst that another person can do with it is unsubscribe from a topic.
/// </summary>
public sealed class OneClickUnsubscribe(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!await IsOneClick(context) || context.GetRouteValue("Token") is not string token
            || context.GetRouteValue("Topic") is not string named || Topic.Split(named) is not { } topics)
        {
            await next(context);
            return;
        }
        var services = context.RequestServices;
        if (await services.GetRequiredService<PersonalLinks>().Open(token, LinkPurpose.Unsubscribe, context.RequestAborted) is not { } visitor)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        foreach (var topic in topics) await services.GetRequiredService<Unsubscribe>().Leave(visitor.Email, topic, context.RequestAborted);
        IStringLocalizer<PreferenceTexts> texts = services.GetRequiredService<IStringLocalizer<PreferenceTexts>>();
        await context.Response.WriteAsync(texts["one_click"], context.RequestAborted);
    }

    private static async Task<bool> IsOneClick(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/u", StringComparison.OrdinalIgnoreCase)
        && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
        && (await context.Request.ReadFormAsync(context.RequestAborted))["List-Unsubscribe"] == "One-Click";
}
