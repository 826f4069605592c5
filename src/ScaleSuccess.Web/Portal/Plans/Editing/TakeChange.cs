using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Web.Jobs;
using ScaleSuccess.Web.Portal.Plans.Changing;
using ScaleSuccess.Web.Portal.Plans.Commitments;

namespace ScaleSuccess.Web.Portal.Plans.Editing;

/// <summary>Takes what the forms that change a plan send.</summary>
public sealed class TakeChange(ChangeItem change, AddItem add, DropItem drop, RestoreItem restore, NudgeStep nudge)
{
    /// <summary>An item that is open for it gets what was typed.</summary>
    public async Task<EditOutcome> Change(OpenedPlan plan, PlanItem item, IFormCollection form, CancellationToken cancel)
    {
        var fields = plan.View.Plan.FieldsOf(item).Where(form.ContainsKey).ToDictionary(field => field, field => Read(form, field));
        return Invited(form, await change.Run(plan.Visitor, new ItemEdit(item.Kind, item.Key, fields)
        {
            Colleague = Colleague(form),
            Why = form[ChangeItem.WhyField].ToString(), MovesLater = form.ContainsKey(ChangeForms.MovesLater), Shown = form.ContainsKey(ChangeForms.Moves) ? form[ChangeForms.Moves].ToString() : null,
        }, cancel));
    }

    public Task<EditOutcome> Drop(OpenedPlan plan, PlanItem item, IFormCollection form, CancellationToken cancel) =>
        drop.Run(plan.Visitor, item.Kind, item.Key, form[DropItem.ReasonField], form[DropItem.WordsField], cancel);

    public Task<EditOutcome> Restore(OpenedPlan plan, IFormCollection form, CancellationToken cancel) =>
        ThreadItem.Read(form[ChangeForms.Item]) is { Kind: { } kind, Key: { } key } ? restore.Run(plan.Visitor, kind, key, cancel) : Task.FromResult<EditOutcome>(new EditOutcome.NotOpen());

    public async Task<EditOutcome> Add(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        var kind = form[ChangeForms.Kind].ToString();
        var fields = AddItem.FieldsOf(kind).ToDictionary(field => field, field => (string?)form[field].ToString());
        return Invited(form, await add.Run(plan.Visitor, new NewItem(kind, form[ChangeForms.Token].ToString(), form[ChangeForms.Milestone], fields) { Colleague = Colleague(form) }, cancel));
    }

    private static NewColleague Colleague(IFormCollection form) =>
        new(form[NewColleague.NameField], form[NewColleague.EmailField], form.ContainsKey(ChangeForms.Invite));

    private EditOutcome Invited(IFormCollection form, EditOutcome outcome)
    {
        if (outcome is EditOutcome.Saved && form[ItemField.Owner] == NewColleague.Choice && form.ContainsKey(ChangeForms.Invite)) nudge.Now("invite-colleagues");
        return outcome;
    }

    /// <summary>Where the item stands on the plan's page.</summary>
    public static string Anchor(string kind, string key) =>
        kind is ItemKind.Action or ItemKind.Milestone ? TickAction.Id(TickAction.Road, key) : kind == ItemKind.Measure ? "measures" : kind == ItemKind.Commitment ? CommitmentForms.Section : "canvas";

    /// <summary>Of two values, theirs stays when it is taken; taking one's own says that theirs was seen. Without a choice both are shown again.</summary>
    private static FieldEdit Read(IFormCollection form, string field)
    {
        var (was, typed) = (Text(ChangeForms.Was(field)), form[field].ToString());
        return form[ChangeForms.Take(field)].ToString() switch
        {
            ChangeForms.Theirs => new FieldEdit(was, was),
            ChangeForms.Mine => new FieldEdit(Text(ChangeForms.Seen(field)), typed),
            _ => new FieldEdit(was, typed),
        };

        string? Text(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
