using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// The sections of a plan, each accepted as it was read: with the whole plan or by itself. What is changed later marks only its
/// own section for another look; the plan stays accepted (docs/facts.md, "section").
/// </summary>
public sealed partial class Plan
{
    /// <summary>By the kind of item that each holds; actions belong to the milestones.</summary>
    public static readonly IReadOnlyList<string> Sections =
        [ItemKind.Highlight, ItemKind.Objective, ItemKind.Challenge, ItemKind.Benefit, ItemKind.Milestone, ItemKind.Criterion, ItemKind.Measure, ItemKind.Commitment];

    /// <summary>How many changes it has had.</summary>
    public int Revision { get; private set; }
    public List<PlanChange> Changes { get; } = [];
    public List<DroppedItem> Dropped { get; } = [];
    public List<DeclinedItem> Declined { get; } = [];
    public List<SectionAcceptance> SectionAcceptances { get; } = [];

    /// <summary>What a reader has in front of them.</summary>
    public PlanVersion ReadVersion => new(Version, Revision);

    public static string SectionOf(string kind) => kind == ItemKind.Action ? ItemKind.Milestone : kind;

    /// <summary>Of this version, the newest; null: nobody has accepted it by itself or with the plan since sections are.</summary>
    public SectionAcceptance? AcceptanceOf(string section) =>
        SectionAcceptances.FindLast(acceptance => acceptance.Version == Version && acceptance.Section == section);

    /// <summary>What it says now.</summary>
    public string HashOf(string section) => SectionHash.Of(InSection(section).Select(item => item.Content));

    /// <summary>Who accepted it did so as it was before.</summary>
    public bool IsSectionChanged(string section) => AcceptanceOf(section) is { } accepted && accepted.Hash != HashOf(section);

    /// <summary>As it is now: by itself, with the plan, or again after a change.</summary>
    public bool IsSectionAccepted(string section) => AcceptanceOf(section) is { } accepted ? accepted.Hash == HashOf(section) : IsAccepted;

    /// <summary>Accepts a section as it is now. With the last one the plan is accepted.</summary>
    public void AcceptSection(string section, long by, DateTimeOffset now)
    {
        if (IsSectionAccepted(section) || !InSection(section).Any()) return;
        Add(section, by, now);
        if (!IsAccepted && Sections.Where(one => InSection(one).Any()).All(IsSectionAccepted)) Accept(by, now);
    }

    /// <summary>Of this phase where phases bring their own.</summary>
    public IEnumerable<PlanItem> InSection(string section) => Items.Where(item => SectionOf(item.Kind) == section
        && (IsOfThisOrEveryPhase(item) || section == ItemKind.Benefit));

    /// <summary>It is as this version of a template has it, or its customer has decided otherwise.</summary>
    public void Follow(long definition, string ofSegment) => (DefinitionId, segment) = (definition, ofSegment);

    /// <summary>Which versions it has, of a plan that is loaded with its items.</summary>
    public FollowedVersions Followed() => new(CustomerId, DefinitionId,
        from item in Items let origin = item.ReadOrigin() where origin.Definition is not null select (origin.Definition!, origin.Version));

    internal void CountRevision() => Revision++;

    internal void Add(string section, long by, DateTimeOffset now, string? hash = null) => SectionAcceptances.Add(new SectionAcceptance
    {
        PlanId = Id, Version = Version, Section = section, Hash = hash ?? HashOf(section), ContactId = by, AcceptedAt = now,
    });

    private void AcceptSections(long by, DateTimeOffset now)
    {
        foreach (var section in Sections.Where(section => InSection(section).Any() && (AcceptanceOf(section) is null || IsSectionChanged(section))))
            Add(section, by, now);
    }
}

/// <summary>The version that a reader has seen, with the changes to it.</summary>
public readonly record struct PlanVersion(int Number, int Revision)
{
    public override string ToString() => FormattableString.Invariant($"{Number}.{Revision}");

    /// <param name="text">As <see cref="ToString"/> gives it; anything else is no version that a plan has.</param>
    public static PlanVersion Read(string? text) =>
        text?.Split('.') is [var number, var revision] && int.TryParse(number, Style, Culture, out var version) && int.TryParse(revision, Style, Culture, out var changes)
            ? new PlanVersion(version, changes) : new PlanVersion(0, 0);

    private const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.None;
    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;
}
