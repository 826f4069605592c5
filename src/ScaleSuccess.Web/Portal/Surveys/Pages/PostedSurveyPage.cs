using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using ScaleSuccess.Customers;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Portal.Surveys.Pages;

/// <summary>
/// A survey page that was sent: its answers are saved and the browser goes on, without a page being rendered for it. What has
/// to be shown before the browser goes on is left for <c>SurveyForm</c>.
/// </summary>
public sealed class PostedSurveyPage(RequestDelegate next)
{
    /// <summary>The form with the questions.</summary>
    public const string Form = "answers";

    private static readonly object Taken = new();

    /// <summary>What became of the form that was sent with this request; null: none was.</summary>
    public static TakenPage? Of(HttpContext context) => context.Items.TryGetValue(Taken, out var taken) ? (TakenPage?)taken : null;

    /// <summary>After the form's token was checked.</summary>
    public Task InvokeAsync(HttpContext context) => IsOne(context) ? Take(context) : next(context);

    private static bool IsOne(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(SurveyPages)
        && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } && !LostFormToken.Is(context)
        && context.Request.HasFormContentType && context.Request.Form["_handler"] == Form;

    private async Task Take(HttpContext context)
    {
        var services = context.RequestServices;
        var (token, survey) = (Route(context, nameof(SurveyPages.Token)), Route(context, nameof(SurveyPages.Survey)));
        if (SurveyPages.Page(Route(context, nameof(SurveyPages.Number))) is { } page
            && await services.GetRequiredService<OpenSurvey>().Behind(token, survey, context.Request.Form, context.RequestAborted) is ({ } visitor, { TakesNothing: false } opened))
        {
            var taken = await services.GetRequiredService<TakeSurveyPage>().Run(visitor, token, opened, page, context.Request.Form, context.RequestAborted);
            if (!taken.HasToBeShown)
            {
                context.Response.Redirect(taken.Next);
                return;
            }
            context.Items[Taken] = taken;
        }
        await next(context);
    }

    private static string Route(HttpContext context, string name) => context.GetRouteValue(name)?.ToString() ?? "";
}
