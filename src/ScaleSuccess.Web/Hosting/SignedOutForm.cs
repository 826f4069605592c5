using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// A console form that is sent after its user's session has ended. A redirect to the sign-in page would lose what was typed;
/// here the browser keeps it, in a form that sends it again once its user has signed in in another tab.
/// </summary>
public sealed class SignedOutForm(RequestDelegate next)
{
    /// <summary>Enough for any text of the console. More is not read from somebody who is not signed in.</summary>
    private const long Most = 512 * 1024;

    /// <summary>Between authentication and authorization.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsCutOff(context))
        {
            await next(context);
            return;
        }
        IStringLocalizer<ProblemTexts> texts = Problem.Texts(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields =
            from field in form
            where !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase)
            from value in field.Value
                // The line break is HTML's own: a browser drops the first one of a text.
            select $"""<textarea name="{Html(field.Key)}" hidden>{"\n"}{Html(value)}</textarea>""";
        var again = $"""
            <p><a href="{Urls.SignIn}" target="_blank">{Html(texts["signed_out.sign_in"])}</a></p>
            <form method="post">{string.Concat(fields)}<p><button class="button" type="submit">{Html(texts["signed_out.again"])}</button></p></form>
            """;
        await Problem.Write(context, StatusCodes.Status401Unauthorized, texts["signed_out.title"], texts["signed_out.text"], again);
    }

    private static bool IsCutOff(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated != true
        && context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && metadata.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<IAllowAnonymous>() is null
        // Last: the page that says what is wrong with a form may not look at it.
        && context.Request is { HasFormContentType: true, ContentLength: <= Most };

    private static string Html(string? text) => WebUtility.HtmlEncode(text ?? "");
}
