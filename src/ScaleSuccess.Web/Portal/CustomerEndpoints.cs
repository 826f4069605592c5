using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Portal.CheckIns;
using ScaleSuccess.Web.Portal.Plans;
using ScaleSuccess.Web.Portal.Plans.Assessing;
using ScaleSuccess.Web.Portal.Plans.Commitments;
using ScaleSuccess.Web.Portal.Plans.Editing;
using ScaleSuccess.Web.Portal.Plans.Ending;
using ScaleSuccess.Web.Portal.Plans.Measures;
using ScaleSuccess.Web.Portal.Plans.Reviews;
using ScaleSuccess.Web.Portal.Plans.Threads;
using ScaleSuccess.Web.Portal.Preferences;
using ScaleSuccess.Web.Portal.Surveys;
using ScaleSuccess.Web.Portal.Surveys.Pages;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Portal;

/// <summary>What the customers' pages need from the host besides their routes.</summary>
public static class CustomerEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<OpenSurvey>().AddScoped<TakeSurveyPage>();
        services.AddScoped<OpenPlan>().AddScoped<TickAction>().AddScoped<TakeDecision>().AddScoped<SaveReading>().AddScoped<TakeThreadForm>().AddScoped<TakeChange>().AddScoped<TakeReport>().AddScoped<TakeAssessment>().AddScoped<OpenCheckIn>().AddScoped<OpenReview>().AddScoped<TakeReview>();
        // With "strict" the cookie is not sent when a link in an e-mail is followed: a new one is created, and the form
        // already open in another tab is rejected.
        services.Configure<AntiforgeryOptions>(options => options.Cookie.SameSite = SameSiteMode.Lax);
    }

    /// <summary>After routing and ahead of antiforgery, which a mailbox provider's form cannot pass.</summary>
    public static void Use(IApplicationBuilder app) => app.UseMiddleware<OneClickUnsubscribe>();

    /// <summary>After antiforgery.</summary>
    public static void UsePosts(IApplicationBuilder app) => app.UseMiddleware<PostedSurveyPage>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Urls.SaveAnswers("{token}", "{survey}"), SaveTyped.Run)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Survey)).ExcludeFromDescription();
        // Its address is the secret: a page that has been open for long still switches its language.
        app.MapPost(Urls.SurveyLanguage("{token}", "{survey}"), SwitchLanguage.Run).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Survey)).ExcludeFromDescription();
    }
}
