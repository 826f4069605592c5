using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What a person's own answers would change in the plan that was made from a colleague's. Nothing is saved, and the plan's end stays.</summary>
public sealed class PreviewAnswers(ScaleDb db, CurrentTemplates templates, RedraftPlan redraft)
{
    /// <returns>Null: they have submitted none, the plan was made from theirs, or it follows answers no more.</returns>
    public async Task<PlanMerge?> For(Visitor visitor, CancellationToken cancel)
    {
        var plan = await db.PlanToMergeOf(visitor.CustomerId, cancel);
        if (plan is null || plan.IsOver || plan.Phase > 1 || plan.ContactId == visitor.ContactId) return null;
        var own = await db.Database.QueryAsync<long>(
            "select id as \"Value\" from responses where contact_id = {0} and purpose = 'onboarding' and submitted_at is not null", cancel, visitor.ContactId);
        if (own is not [var response]) return null;
        var template = await templates.Version(plan.DefinitionId, cancel);
        // What the plan was drafted as is compared, so that what is proposed anyway is not said to come of these answers.
        var before = PlanMerge.Of(plan.State, await redraft.From(plan, template, cancel), MergePolicy.AskAll).ApplyAll(true);
        return PlanMerge.Of(before, await redraft.From(plan, template, response, cancel), MergePolicy.AskAll);
    }
}
