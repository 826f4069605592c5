using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.CrossTabs;
using ScaleSuccess.Surveys.VendorAnswers;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.Surveys;

/// <summary>Registers surveys and responses.</summary>
public static class SurveysModule
{
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddScoped<CurrentSurvey>().AddScoped<ReadFacts>().AddScoped<FindSurvey>().AddScoped<SaveAnswers>().AddScoped<SubmitAnswers>().AddScoped<ChangeAnswers>().AddScoped<ImportAnswers>().AddScoped<ReadCustomerAnswers>().AddScoped<TakeVendorAnswers>();
        services.AddScoped<AnswerInvitation>().AddScoped<BeginSurvey>().AddScoped<ImportDraft>().AddScoped<ReadImpact>().AddScoped<SamplePeople>();
        services.AddScoped<ReadResults>().AddScoped<ReadVersions>().AddScoped<ReadCrossTab>().AddScoped<ReadTexts>().AddScoped<ReadResponses>().AddScoped<ReadSetAside>().AddScoped<KnownFilters>();
        services.AddScoped<PeopleToAsk>().AddScoped<InvitePeople>().AddScoped<ReadReach>().AddScoped<SendNow>().AddScoped<RetireSurvey>().AddScoped<ReadWaves>().AddScoped<FactValues>();
        services.AddEmail(InvitationEmail.Type).AddEmail(ColleagueInvitationEmail.Type).AddEmail(SurveyRequestEmail.Type);
        services.AddTyped("responses", "answers", TypedColumn.Json).AddTyped("answer_changes", "before", TypedColumn.Json).AddTyped("answer_changes", "after", TypedColumn.Json);
        return services;
    }
}
