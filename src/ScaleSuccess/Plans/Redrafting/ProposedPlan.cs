using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What is proposed to a customer now.</summary>
/// <param name="Merge">Of the plan as it is with the draft that is proposed; all of it is asked.</param>
/// <param name="Template">The name of the template that it comes from.</param>
public sealed record ProposedPlan(PlanProposal Proposal, PlanMerge Merge, long DefinitionId, string Template, int Version)
{
    /// <summary>In the order of plan and draft.</summary>
    public IReadOnlyList<ProposedChange> Asked { get; } = [.. Merge.Asked];
}

/// <summary>Merges the open proposal to a customer with its plan as it is.</summary>
public sealed class ReadProposedPlan(ScaleDb db, CurrentTemplates templates, RedraftPlan redraft)
{
    /// <summary>A plan that is loaded with its items, and locked if it is to be changed.</summary>
    /// <returns>Null: nothing is proposed, or the plan is over.</returns>
    public async Task<ProposedPlan?> Of(Plan plan, CancellationToken cancel)
    {
        if (plan.IsOver) return null;
        if (await db.PlanProposals.SingleOrDefaultAsync(open => open.CustomerId == plan.CustomerId && open.DecidedAt == null, cancel) is not { } proposal) return null;
        var template = proposal.DefinitionId is { } version ? await templates.Version(version, cancel) : (await templates.For(plan.Followed(), cancel)).Of(proposal.ToTemplate);
        var merge = PlanMerge.Of(plan.State, await redraft.From(plan, template, cancel), MergePolicy.AskAll);
        return new ProposedPlan(proposal, merge, template.Definition.Id, template.Value.Name, template.Definition.Version);
    }

    /// <summary>For reading: loads the plan.</summary>
    public async Task<ProposedPlan?> For(long customer, CancellationToken cancel)
    {
        return await db.PlanToMergeOf(customer, cancel) is { } plan ? await Of(plan, cancel) : null;
    }
}
