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
    public async Task InvokeAsync(HttpContext context, PersonalLinks links, Unsubscribe unsubscribe, IStringLocalizer<PreferenceTexts> texts)
    {
        if (!await IsOneClick(context) || context.GetRouteValue("Token") is not string token
            || context.GetRouteValue("Topic") is not string topic || !Topic.All.Contains(topic))
        {
            await next(context);
            return;
        }
        if (await links.Open(token, LinkPurpose.Unsubscribe, context.RequestAborted) is not { } visitor)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await unsubscribe.Leave(visitor.Email, topic, context.RequestAborted);
        await context.Response.WriteAsync(texts["one_click"], context.RequestAborted);
    }

    private static async Task<bool> IsOneClick(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/u", StringComparison.OrdinalIgnoreCase)
        && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
        && (await context.Request.ReadFormAsync(context.RequestAborted))["List-Unsubscribe"] == "One-Click";
}
