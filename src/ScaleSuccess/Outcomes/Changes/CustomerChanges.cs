using ScaleSuccess.Plans.Editing;

namespace ScaleSuccess.Outcomes.Changes;

/// <summary>What customers change about one line of a template or goal module.</summary>
/// <param name="Place">Where the draft has it; null: it is no longer there, or a line of their own.</param>
/// <param name="Text">The file's, as the draft or else the version says it that they read.</param>
/// <param name="Of">How many plans have the line, or had it.</param>
public sealed record ChangedItem(string Kind, string Key, ItemPlace? Place, string Text, int Of)
{
    /// <summary>A wording has to come from so many customers before other customers may read it.</summary>
    public const int FewestForTemplate = 3;

    public int Reworded { get; init; }

    /// <summary>The commonest first; those nearly the same are one.</summary>
    public IReadOnlyList<Wording> Wordings { get; init; } = [];

    /// <summary>Those of which no customer's own words are a part: others may read them.</summary>
    public IReadOnlyList<Wording> ForAll { get; init; } = [];

    /// <summary>Left out by itself.</summary>
    public int Dropped { get; init; }

    /// <summary>Of <see cref="Plans.Revisions.DropReason"/>, the commonest first.</summary>
    public IReadOnlyList<(string Reason, int Plans)> Reasons { get; init; } = [];
    public int Moved { get; init; }
    public double? MovedDays { get; init; }

    /// <summary>Of a milestone: actions of their own that customers have put into it.</summary>
    public int Added { get; init; }
    public IReadOnlyList<Wording> Additions { get; init; } = [];

    public int Changes => Reworded + Dropped + Moved + Added;

    /// <summary>What the draft could say instead; null: no wording is from enough customers, or it says so already.</summary>
    public Wording? Offered => Place is not null && ForAll is [{ Plans: >= FewestForTemplate } words, ..] && words.Text != Place.Text ? words : null;
}

/// <param name="Milestones">Whole milestones of their own that customers have added.</param>
public sealed record CustomerChanges(IReadOnlyList<ChangedItem> Items, IReadOnlyList<Wording> Milestones)
{
    public static readonly CustomerChanges None = new([], []);

    /// <summary>Null: customers leave it as it is.</summary>
    public ChangedItem? At(string path) => Items.FirstOrDefault(item => item.Place?.Path == path);
}
