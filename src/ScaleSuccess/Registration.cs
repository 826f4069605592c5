using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScaleSuccess.CheckIns;
using ScaleSuccess.Customers;
using ScaleSuccess.Data;
using ScaleSuccess.Emails;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segments;
using ScaleSuccess.Surveys;

namespace ScaleSuccess;

/// <summary>Everything the product consists of. The host adds a <see cref="Sender"/>, the options and the three ports.</summary>
public static class Registration
{
    public static IServiceCollection AddScaleSuccess(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextPool<ScaleDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddSingleton<Migrate>().AddSingleton<RunStep>().AddSingleton<DefinitionMeanings>().AddSingleton<LinkKeys>();
        services.AddScoped<Definitions>().AddScoped<SaveDefinition>().AddScoped<DefinitionFiles>();
        services.AddScoped<SaveCustomer>().AddScoped<PersonalLinks>();
        services.AddScoped<CurrentEmails>().AddScoped<ComposeMessage>().AddScoped<SettleMessage>().AddScoped<Unsubscribe>();
        services.AddScoped<CurrentSurvey>().AddScoped<SaveAnswers>().AddScoped<SubmitAnswers>();
        services.AddScoped<CurrentSegments>().AddScoped<KnownSegments>().AddScoped<ReadUsableModel>().AddScoped<AnsweredCustomers>();
        services.AddScoped<SavePlacements>().AddScoped<AssignAll>().AddScoped<ApplyPublished>();
        services.AddScoped<LearnModel>().AddScoped<KeepCandidate>().AddScoped<DryRun>().AddScoped<PublishModel>().AddScoped<KeepPolicy>().AddScoped<SegmentLog>();
        services.AddScoped<ReadSegmentSizes>();
        services.AddScoped<CurrentTemplates>().AddScoped<WritePlans>().AddScoped<ReadPlan>().AddScoped<ChangePlan>();
        services.AddScoped<ReadPlanAnswers>().AddScoped<ReadOpenHelp>();
        services.AddScoped<FinishVendorAction>().AddScoped<AnswerCheckIn>();
        services.AddScoped<ReadMeasures>().AddScoped<ReadFunnel>().AddScoped<ReadEvidence>().AddScoped<ListCustomers>();
        AddConsole(services);
        foreach (var step in Journey.Steps) services.AddScoped(step.Type);
        return services;
    }

    /// <summary>What only the ops console asks and does.</summary>
    private static void AddConsole(IServiceCollection services)
    {
        services.AddScoped<ReadHistory>().AddScoped<OfferedDefinitions>().AddScoped<ReadStepRuns>();
        services.AddScoped<EndLinks>().AddScoped<KeepApiKeys>();
        services.AddScoped<TroubledMessages>().AddScoped<SendAgain>().AddScoped<CustomerMessages>().AddScoped<LiftSuppression>();
        services.AddScoped<PreviewEmail>().AddScoped<SaveEmailText>().AddScoped<SendTestEmail>();
        services.AddScoped<ReadCustomerAnswers>().AddScoped<ReadAssigner>();
        services.AddScoped<ReadModels>().AddScoped<ReadSegments>().AddScoped<ReadMergedAnswers>().AddScoped<ReadHeatmap>().AddScoped<ReadMap>().AddScoped<ReadSegmentCards>();
        services.AddScoped<ReadPlacement>().AddScoped<ListUnclear>().AddScoped<ListPinned>().AddScoped<ReadSegmentLog>().AddScoped<ReadDrift>();
        services.AddScoped<DiscardModel>().AddScoped<RenameSegment>().AddScoped<ChooseTemplate>().AddScoped<MergeSegments>().AddScoped<SplitSegment>().AddScoped<PinCustomer>();
        services.AddScoped<ReadDryRun>().AddScoped<ReadProposals>().AddScoped<KeepPlan>();
        services.AddScoped<CheckPlanText>().AddScoped<PreviewPlan>().AddScoped<SavePlanText>();
        services.AddScoped<ReadToday>().AddScoped<ReadCustomer>().AddScoped<ReadTemplate>().AddScoped<ReadHelpRequests>().AddScoped<CloseHelpRequest>();
    }
}
