using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Changing;

/// <summary>What somebody wants of an item, field by field, with what they had before them.</summary>
/// <param name="Fields"><see cref="ItemField"/> → as the item has it.</param>
public sealed record ItemEdit(string Kind, string Key, IReadOnlyDictionary<string, FieldEdit> Fields)
{
    /// <summary>Of an owner that is <see cref="NewColleague.Choice"/>: who that is.</summary>
    public NewColleague Colleague { get; init; } = NewColleague.Nobody;

    /// <summary>In their own words; may be empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>Of a milestone's day: the milestones after it move by as many working days.</summary>
    public bool MovesLater { get; init; }

    /// <summary>What moves with it, as it was shown (see <see cref="MovedDay.Sign"/>); null: it was not.</summary>
    public string? Shown { get; init; }
}

/// <param name="Was">When the form was opened.</param>
public sealed record FieldEdit(string? Was, string? Wanted);

/// <summary>Somebody else has changed the same field of the same item meanwhile, to something else.</summary>
/// <param name="Last">That change; null: it is too long ago to be known.</param>
public sealed record FieldClash(string Field, string? Theirs, string? Yours, PlanChange? Last);

public abstract record EditOutcome
{
    private EditOutcome() { }

    public sealed record Saved : EditOutcome;

    /// <summary>Other days move, too: it is saved once that was seen.</summary>
    public sealed record AsksFirst(IReadOnlyList<MovedDay> Moves) : EditOutcome;
    public sealed record Clashes(IReadOnlyList<FieldClash> Fields) : EditOutcome;
    public sealed record Refused(IReadOnlyList<EditMistake> Mistakes) : EditOutcome;

    /// <summary>The item is done, left out, of an earlier phase, or the plan is over.</summary>
    public sealed record NotOpen : EditOutcome;
}

/// <summary>A plan's items as their owner may change them.</summary>
public static class EditableItems
{
    extension(Plan plan)
    {
        /// <summary>The customer changes its own side's; the vendor's actions and commitments it leaves out or talks about.</summary>
        public IReadOnlyList<string> FieldsOf(PlanItem item) => plan.CanChange(item) && !item.IsOf(Side.Vendor) ? AddItem.FieldsOf(item.Kind) : [];

        public bool CanDrop(PlanItem item) => plan.CanChange(item) && !plan.IsLastMilestone(item);

        /// <summary>Without it the plan would lead nowhere.</summary>
        public bool IsLastMilestone(PlanItem item) => item.Kind == ItemKind.Milestone
            && !plan.Items.Exists(other => other != item && other.Kind == ItemKind.Milestone && plan.IsOfThisPhase(other) && !other.IsDone);

        private bool CanChange(PlanItem item) => !plan.IsOver && !item.AcceptsPlan && item.Kind switch
        {
            ItemKind.Action or ItemKind.Milestone or ItemKind.Commitment => plan.IsOpen(item),
            ItemKind.Measure or ItemKind.Highlight or ItemKind.Challenge or ItemKind.Benefit => true,
            _ => plan.IsOfThisPhase(item),
        };
    }
}
