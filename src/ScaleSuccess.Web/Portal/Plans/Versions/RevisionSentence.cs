using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Web.Portal.Plans.Versions;

/// <summary>What was saved together, in a sentence.</summary>
public sealed class RevisionSentence(OpenedPlan plan, string vendor, IStringLocalizer<VersionTexts> texts)
{
    /// <param name="changes">Of one revision.</param>
    public string Of(IReadOnlyList<PlanChange> changes)
    {
        var (first, by) = (changes[0], By(changes[0]));
        if (first is { Cause: ChangeCause.Proposal, ContactId: null }) return texts.Count("followed", changes.Count);
        if (first.Cause != ChangeCause.Edited) return texts.Count($"cause.{first.Cause}", changes.Count, by);
        // A milestone comes back with its actions, also when one of those is asked for.
        var told = first.Kind == ChangeKind.Restored ? changes.FirstOrDefault(change => change.ItemKind == ItemKind.Milestone) ?? first : first;
        var sentence = texts[$"{told.Kind}.{Who(told)}", by, Title(told)].Value;
        return changes.Count > 1 && first.Kind == ChangeKind.Changed ? texts["and", sentence, texts.Count("and.moved", changes.Count - 1)] : sentence;
    }

    public string By(PlanChange change) => change switch
    {
        { ContactId: { } contact } when contact == plan.Visitor.ContactId => texts["you"],
        { ContactId: { } contact } => plan.View.Owners.GetValueOrDefault(contact, texts["colleague"]),
        { OpsUser: not null } => vendor,
        _ => texts["colleague"],
    };

    /// <summary>As that change calls it, else as it is called now; of what is gone, as it was.</summary>
    public string Title(PlanChange change) => change.ReadFields().GetValueOrDefault(ItemField.Title)?.After ?? plan.View.Plan.Find(change.ItemKind, change.ItemKey)?.Title
        ?? (change.Item is null ? plan.View.Plan.Dropped.Find(dropped => dropped.Kind == change.ItemKind && dropped.Key == change.ItemKey)?.ReadItem().Title : change.ReadItem().Title)
        ?? texts["gone"];

    private string Who(PlanChange change) => change.ContactId == plan.Visitor.ContactId ? "you" : "other";
}
