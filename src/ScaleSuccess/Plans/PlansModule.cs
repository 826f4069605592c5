using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans;

/// <summary>Registers templates, plans, proposals and help requests.</summary>
public static class PlansModule
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddScoped<CurrentTemplates>().AddScoped<PlanFileTitles>().AddScoped<CheckPlanText>().AddScoped<PreviewPlan>().AddScoped<SavePlanText>();
        services.AddScoped<WritePlans>().AddScoped<ReadPlan>().AddScoped<ReadMeasures>().AddScoped<ChangePlan>().AddScoped<FinishVendorAction>();
        services.AddScoped<ReadPlanAnswers>().AddScoped<ReadHelpRequests>().AddScoped<CloseHelpRequest>();
        services.AddScoped<ReadPlanDay>().AddScoped<ExtendPlan>().AddScoped<ClosePlan>().AddScoped<ReadClosedPlans>();
        services.AddScoped<ReadNextGoals>().AddScoped<StartNextGoal>().AddScoped<SetNextGoalAside>();
        services.AddScoped<ReadDryRun>().AddScoped<ReadProposals>().AddScoped<KeepPlan>();
        services.AddEmail(PlanReadyEmail.Type);
        services.AddTyped("plans", "title", TypedText.Lines).AddTyped("plan_items", "title", TypedText.Lines);
        services.AddTyped("help_requests", "about", TypedText.OneLine).AddTyped("help_requests", "words", TypedText.Lines);
        services.AddTyped("plan_decisions", "words", TypedText.Lines);
        return services;
    }
}
