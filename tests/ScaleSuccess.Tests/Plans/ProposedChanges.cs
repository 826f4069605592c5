using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Plans;

/// <summary>Ops change a template, customers their answers: what is proposed, and what the customer says to it.</summary>
internal static class ProposedChanges
{
    /// <summary>The template of the customer's plan gets a new version.</summary>
    public static async Task Edit_template(this Product product, Visitor visitor, Func<string, string> change)
    {
        var key = (await product.PlanOf(visitor)).Segment;
        var history = await product.Use<ActiveDefinitions, List<Definition>>((definitions, cancel) => definitions.History(Definition.Plan, key, cancel));
        var newest = history.MaxBy(definition => definition.Version)!;
        var changed = change(newest.Source);
        Assert.NotEqual(newest.Source, changed);
        Assert.IsType<PublishDraftOutcome.Published>(await product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, key, changed, cancel)));
    }

    /// <returns>To how many plans it was proposed.</returns>
    public static async Task<int> Propose_template(this Product product, Visitor visitor)
    {
        var key = (await product.PlanOf(visitor)).Segment;
        var proposed = await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(key, cancel));
        Assert.Equal(proposed, await product.Run<RedraftPlans>());
        Assert.Equal(0, await product.Run<RedraftPlans>());
        return proposed;
    }

    public static Task<ProposedPlan?> ProposedTo(this Product product, Visitor visitor) =>
        product.Use<ReadProposedPlan, ProposedPlan?>((read, cancel) => read.For(visitor.CustomerId, cancel));

    public static Task<ProposalAnswered?> Answer_proposal(this Product product, Visitor visitor, params (string Id, bool Taken)[] answers) =>
        product.Use<AnswerProposal, ProposalAnswered?>((answer, cancel) => answer.Run(visitor, answers.ToDictionary(one => one.Id, one => one.Taken), cancel));

    public static Task<ChangeAnswersOutcome> Change_answers(this Product product, Visitor visitor, params (string Field, string[] Values)[] typed) =>
        product.Use<ChangeAnswers, ChangeAnswersOutcome>((change, cancel) => change.Run(visitor, "onboarding", typed.ToDictionary(one => one.Field, one => one.Values), null, cancel));
}
