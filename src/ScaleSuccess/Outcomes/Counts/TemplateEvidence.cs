namespace ScaleSuccess.Outcomes.Counts;

/// <summary>What came of one template or goal module, when it was counted last.</summary>
/// <param name="CountedAt">Null: never yet.</param>
public sealed record TemplateEvidence(
    DateTimeOffset? CountedAt, IReadOnlyList<ItemCount> Items, IReadOnlyList<VersionCount> Versions, IReadOnlyList<MeasureCount> Measures)
{
    /// <summary>Stands for all versions together.</summary>
    public const int AllVersions = 0;

    public static readonly TemplateEvidence None = new(null, [], [], []);

    /// <summary>Null: no plan has it, or had it.</summary>
    public ItemCount? Of(string kind, string? key, int version = AllVersions) =>
        Items.FirstOrDefault(item => item.Kind == kind && item.Key == key && item.Version == version);

    /// <summary>Null: no plan was made from it.</summary>
    public VersionCount? Of(int version) => Versions.FirstOrDefault(row => row.Version == version);
}

/// <summary>A milestone or an action in the plans that have it, or had it before their customer left it out.</summary>
/// <param name="Version">Of the template or goal module that it came with; 0: of all.</param>
/// <param name="Key">As the file has it.</param>
/// <param name="Accepted">Their plan is, or was.</param>
/// <param name="Due">Done, or past its day.</param>
/// <param name="InTime">A part of these.</param>
/// <param name="Dropped">Left out by the customer.</param>
/// <param name="DroppedAlone">Of these, not together with its milestone.</param>
/// <param name="Moved">To another day, by the customer, and not because something else moved.</param>
/// <param name="MovedDays">The median; above 0 to a later day.</param>
/// <param name="Stuck">Somebody has asked for help about it.</param>
/// <param name="StuckNow">Of these, they wait for it.</param>
public sealed record ItemCount(
    int Version, string Kind, string Key, int Plans, int Accepted, int Done, int Due, int InTime, int Dropped, int DroppedAlone, int Reworded,
    int Moved, double? MovedDays, int Stuck, int StuckNow);

/// <summary>The plans made from a version of a template, or with lines of a goal module's.</summary>
/// <param name="FirstMilestone">Any milestone of theirs is done.</param>
/// <param name="Dropped">Their customer has left out a milestone or an action of it.</param>
/// <param name="Reworded">Or reworded one.</param>
/// <param name="MedianAge">In days: half of them are older.</param>
public sealed record VersionCount(
    int Version, int Plans, int Accepted, int FirstMilestone, int Achieved, int Dropped, int Reworded, double MedianAge);

/// <summary>A measure of these plans; of a goal module, one that shows a benefit of it.</summary>
/// <param name="Better">"higher" or "lower".</param>
/// <param name="Read">Of which a start and a later number are known; what follows is of these.</param>
public sealed record MeasureCount(
    int Version, string Measure, string Title, string Unit, string Better, int Plans, int Read, int Improved, double? MedianFrom, double? MedianChange);
