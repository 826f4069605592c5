using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Emails;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans;
using ScaleSuccess.Segments;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.App;

/// <summary>Everything the product consists of, module by module. The host adds the sender, the options and the mail transport.</summary>
public static class Registration
{
    public static IServiceCollection AddScaleSuccess(this IServiceCollection services, string connectionString)
    {
        services.AddFoundation(connectionString).AddDefinitions().AddDefinitionDrafts().AddAccess().AddCustomers().AddEmails().AddSurveys().AddSegments().AddPlans()
            .AddEngagement().AddOutcomes();
        services.AddSingleton<DefinitionProblems>();
        services.AddScoped<DefinitionFiles>().AddScoped<SurveyFiles>().AddScoped<RecordStepRun>().AddScoped<ReadStepRuns>().AddScoped<ReadToday>().AddScoped<StoredKeys>();
        foreach (var step in Journey.Steps) services.AddScoped(step.Type);
        return services;
    }

    /// <summary>The e-mails of all modules, for checking the definition files before there is a database.</summary>
    public static EmailTypes EmailTypes()
    {
        using var provider = new ServiceCollection().AddScaleSuccess("").BuildServiceProvider();
        return provider.GetRequiredService<EmailTypes>();
    }
}
