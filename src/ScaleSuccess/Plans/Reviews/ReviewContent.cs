using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Standing;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>
/// All that a review says, as values: read from the plan while the review is open, kept as JSON when it is confirmed, so that it can be read
/// years later as it was.
/// </summary>
public sealed record ReviewContent
{
    /// <summary>What has happened since this day.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly Deadline { get; init; }
    public required Track Track { get; init; }

    /// <summary>Of the present phase.</summary>
    public IReadOnlyList<ReviewedObjective> Objectives { get; init; } = [];
    public IReadOnlyList<ReviewedMeasure> Measures { get; init; } = [];

    /// <summary>Milestones and actions of both sides that were done since, in the order in which they were.</summary>
    public IReadOnlyList<ReviewedItem> Done { get; init; } = [];
    public IReadOnlyList<ReviewedItem> Late { get; init; } = [];

    /// <summary>What both sides have committed themselves to.</summary>
    public IReadOnlyList<ReviewedCommitment> Commitments { get; init; } = [];

    /// <summary>The milestones that are open.</summary>
    public IReadOnlyList<ReviewedItem> Ahead { get; init; } = [];

    /// <summary>How many actions are open, by side.</summary>
    public int OwnActions { get; init; }
    public int VendorActions { get; init; }
    public IReadOnlyList<ReviewedHelp> Help { get; init; } = [];
    public IReadOnlyList<ReviewedDrop> Dropped { get; init; } = [];

    /// <summary>Sections of the plan of which too little is known.</summary>
    public IReadOnlyList<ReviewedSection> Thin { get; init; } = [];

    /// <summary>Milestones, and the end of the plan, that have another day than at the start of this time.</summary>
    public IReadOnlyList<ReviewedMove> Moved { get; init; } = [];
    public IReadOnlyList<ReviewedDecision> Decided { get; init; } = [];

    /// <summary>What the plan went on with when this was confirmed; null: nothing new.</summary>
    public ReviewedStart? Next { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format);
    public static ReviewContent FromJson(string json) => JsonSerializer.Deserialize<ReviewContent>(json, Format)!;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}

/// <param name="Measures">Keys of the measures that speak for it; none: nobody measures it.</param>
public sealed record ReviewedObjective(string Title, IReadOnlyList<string> Measures);

public enum MeasureState
{
    Unknown,
    Reached,
    OnTrack,
    FallsShort,

    /// <summary>The goal is reached, and this is not at its target.</summary>
    NotReached,
}

/// <param name="Before">At the start of the time that is looked back on; null: not known then.</param>
/// <param name="Now">Null: unknown, see docs/facts.md.</param>
/// <param name="LastKnown">The latest reading, however old.</param>
public sealed record ReviewedMeasure(
    string Key, string Title, string? Unit, double? Before, double? Now, double? LastKnown, DateOnly? ReadOn, double? Target, MeasureState State);

/// <summary>A milestone or an action.</summary>
/// <param name="Side">Of an action: customer or vendor.</param>
/// <param name="By">The contact who did it, or is to; null: the vendor, or nobody in particular.</param>
/// <param name="DoneOn">Null: it is open.</param>
public sealed record ReviewedItem(string Kind, string Title, string? Side, long? By, DateOnly? Due, DateOnly? DoneOn)
{
    /// <summary>Who of the vendor did it, or is to; null: nobody in particular.</summary>
    public string? OpsOwner { get; init; }
}

/// <param name="Side">Whose it is: customer or vendor.</param>
/// <param name="By">The contact who keeps it; null: the vendor, or nobody in particular.</param>
/// <param name="Kept">How often its side said so since.</param>
/// <param name="Words">What they said of it last, since; may be empty.</param>
public sealed record ReviewedCommitment(string Title, string Side, long? By, int Kept, int Missed, CommitmentState State, string Words)
{
    /// <summary>Who of the vendor keeps it; null: nobody in particular.</summary>
    public string? OpsOwner { get; init; }
}

/// <param name="About">In the words that the plan had then.</param>
/// <param name="ClosedOn">Null: it is open.</param>
public sealed record ReviewedHelp(string About, DateOnly AskedOn, DateOnly? ClosedOn);

/// <param name="Reason">A <see cref="Revisions.DropReason"/>.</param>
/// <param name="Words">The customer's own; may be empty.</param>
public sealed record ReviewedDrop(string Title, string Reason, string Words);

/// <param name="Section">By the kind of item that it holds.</param>
public sealed record ReviewedSection(string Section, ThinReason Reason);

/// <param name="Title">Null: the end of the plan.</param>
public sealed record ReviewedMove(string? Title, DateOnly From, DateOnly To);

/// <param name="Kind">A <see cref="Phases.DecisionKind"/>, or "goal_reached".</param>
/// <param name="What">The goal that was reached or begun; null: of other kinds.</param>
public sealed record ReviewedDecision(string Kind, DateOnly On, string? What)
{
    public const string GoalReached = "goal_reached";
}

public sealed record ReviewedStart(string Goal, DateOnly Deadline, IReadOnlyList<ReviewedItem> Milestones);
