using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segments;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.App;

/// <summary>Everything the product consists of. The host adds a <see cref="Sender"/>, the options and the three ports.</summary>
public static class Registration
{
    public static IServiceCollection AddScaleSuccess(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextPool<ScaleDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddSingleton<Migrate>().AddSingleton<RunStep>().AddSingleton<ParsedDefinitions>().AddSingleton<LinkKeys>();
        services.AddScoped<ActiveDefinitions>().AddScoped<SaveDefinition>().AddScoped<DefinitionFiles>();
        services.AddScoped<SaveCustomer>().AddScoped<PersonalLinks>();
        services.AddScoped<CurrentEmails>().AddScoped<ComposeMessage>().AddScoped<RecordDelivery>().AddScoped<Unsubscribe>();
        services.AddScoped<CurrentSurvey>().AddScoped<SaveAnswers>().AddScoped<SubmitAnswers>();
        services.AddScoped<CurrentSegments>().AddScoped<KnownSegments>().AddScoped<ReadUsableModel>().AddScoped<AnsweredCustomers>();
        services.AddScoped<SaveAssignerResults>().AddScoped<AssignAll>().AddScoped<ApplyPublished>();
        services.AddScoped<LearnModel>().AddScoped<SaveCandidate>().AddScoped<DryRun>().AddScoped<PublishModel>().AddScoped<SetPublishPolicy>().AddScoped<SegmentLog>();
        services.AddScoped<ReadSegmentSizes>();
        services.AddScoped<CurrentTemplates>().AddScoped<WritePlans>().AddScoped<ReadPlan>().AddScoped<ChangePlan>();
        services.AddScoped<ReadPlanAnswers>().AddScoped<ReadOpenHelp>();
        services.AddScoped<FinishVendorAction>().AddScoped<AnswerCheckIn>();
        services.AddScoped<ReadMeasures>().AddScoped<ReadFunnel>().AddScoped<ReadEvidence>().AddScoped<ListCustomers>();
        AddConsole(services);
        services.AddSingleton<IClusterer, LatentClass>();
        services.AddSingleton<IClusterer, KMeans>();
        services.AddSingleton<IClusterer, MlNetKMeans>();
        foreach (var step in Journey.Steps) services.AddScoped(step.Type);
        return services;
    }

    /// <summary>What only the ops console asks and does.</summary>
    private static void AddConsole(IServiceCollection services)
    {
        services.AddScoped<ReadHistory>().AddScoped<OfferedDefinitions>().AddScoped<ReadStepRuns>();
        services.AddScoped<EndLinks>().AddScoped<EditApiKeys>();
        services.AddScoped<UndeliveredMessages>().AddScoped<SendAgain>().AddScoped<CustomerMessages>().AddScoped<LiftSuppression>();
        services.AddScoped<PreviewEmail>().AddScoped<SaveEmailText>().AddScoped<SendTestEmail>();
        services.AddScoped<ReadCustomerAnswers>().AddScoped<ReadAssigner>();
        services.AddScoped<ReadModels>().AddScoped<ReadSegments>().AddScoped<ReadMergedAnswers>().AddScoped<ReadHeatmap>().AddScoped<ReadMap>().AddScoped<ReadSegmentCards>();
        services.AddScoped<ReadAssignment>().AddScoped<ListUnclear>().AddScoped<ListPinned>().AddScoped<ReadSegmentLog>().AddScoped<ReadDrift>();
        services.AddScoped<DiscardModel>().AddScoped<RenameSegment>().AddScoped<ChooseTemplate>().AddScoped<MergeSegments>().AddScoped<SplitSegment>().AddScoped<PinCustomer>();
        services.AddScoped<ReadDryRun>().AddScoped<ReadProposals>().AddScoped<KeepPlan>();
        services.AddScoped<CheckPlanText>().AddScoped<PreviewPlan>().AddScoped<SavePlanText>();
        services.AddScoped<ReadToday>().AddScoped<ReadCustomer>().AddScoped<ReadTemplate>().AddScoped<ReadHelpRequests>().AddScoped<CloseHelpRequest>();
    }
}
