using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Emails;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Library;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Plans.OpsOwners;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Plans;

/// <summary>Registers templates, plans, proposals and threads.</summary>
public static class PlansModule
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddScoped<CurrentTemplates>().AddScoped<PlanFileTitles>().AddScoped<CheckPlanText>().AddScoped<PublishSurvey>().AddScoped<EditTemplate>().AddScoped<CountMissingRoles>().AddScoped<PublishTemplate>().AddScoped<ReadTemplateDraft>().AddScoped<SaveTemplateText>().AddScoped<ImportTemplates>().AddScoped<PreviewPlan>();
        services.AddScoped<WritePlans>().AddScoped<ReadPlan>().AddScoped<ChangePlan>().AddScoped<FinishVendorAction>().AddScoped<ReadOwedActions>();
        services.AddScoped<ChangeItem>().AddScoped<AddItem>().AddScoped<DropItem>().AddScoped<RestoreItem>().AddScoped<ReadRevisions>().AddScoped<NameColleague>();
        services.AddScoped<ReadPlanAnswers>().AddScoped<ReportCommitment>().AddScoped<ReadOwedCommitments>().AddScoped<ReadAssessment>().AddScoped<SetQuestionsAside>().AddScoped<CountThinPlans>();
        services.AddScoped<AskForHelp>().AddScoped<AddComment>().AddScoped<AnswerThread>().AddScoped<CloseHelp>().AddScoped<NotifyReaders>();
        services.AddScoped<ReadThreads>().AddScoped<ReadWaiting>();
        services.AddScoped<RedateTitles>().AddScoped<GiveDeadline>().AddScoped<ExtendPlan>().AddScoped<MoveDates>().AddScoped<ClosePlan>().AddScoped<ReadClosedPlans>();
        services.AddScoped<ReadNextGoals>().AddScoped<DraftNextGoal>().AddScoped<StartNextGoal>().AddScoped<SetNextGoalAside>();
        services.AddScoped<ReadReview>().AddScoped<ReadPlanReviews>().AddScoped<ConfirmReview>().AddScoped<SkipReview>().AddScoped<AskForReview>().AddScoped<SetReviewRhythm>().AddScoped<ReadOverdueReviews>();
        services.AddScoped<ReadDryRun>().AddScoped<ReadProposals>().AddScoped<KeepPlan>();
        services.AddScoped<RedraftPlan>().AddScoped<ReadProposedPlan>().AddScoped<AnswerProposal>().AddScoped<TakeDeclined>().AddScoped<RestoreRemoved>().AddScoped<ReadCustomerProposals>().AddScoped<ProposeTemplate>().AddScoped<ChangeRollout>().AddScoped<CountByVersion>().AddScoped<CountRolloutAnswers>().AddScoped<ReadLibrary>().AddScoped<BeginTemplate>().AddScoped<RetireTemplate>();
        services.AddScoped<DraftOnPlans>().AddScoped<ReadTemplateImpact>().AddScoped<ImpactCounts>().AddScoped<ReadImpactPlans>();
        services.AddScoped<ReadColleagues>().AddScoped<SettleDisagreement>().AddScoped<PreviewAnswers>().AddScoped<AcceptInvitation>();
        services.AddScoped<NameOpsOwner>().AddScoped<HandOver>().AddScoped<ReadGoneOwners>();
        services.AddScoped<ChangeReadings>().AddScoped<TakeReadings>();
        services.AddEmail(PlanReadyEmail.Type).AddEmail(PlanIntroductionEmail.Type).AddEmail(ThreadAnswerEmail.Type).AddEmail(HelpSolvedEmail.Type).AddEmail(MentionEmail.Type).AddEmail(OpsMentionEmail.Type);
        services.AddTyped("plans", "title", TypedText.Lines).AddTyped("plan_items", "title", TypedText.Lines);
        services.AddTyped("help_requests", "about", TypedText.OneLine).AddTyped("help_requests", "words", TypedText.Lines).AddTyped("comments", "words", TypedText.Lines);
        services.AddTyped("plan_decisions", "words", TypedText.Lines).AddTyped("plan_changes", "why", TypedText.Lines).AddTyped("dropped_items", "words", TypedText.Lines);
        services.AddTyped("commitment_reports", "words", TypedText.Lines).AddTyped("plan_reviews", "words", TypedText.Lines);
        services.AddTyped("settled_disagreements", "theirs", TypedColumn.Json);
        return services;
    }
}
