using System.Text.Json;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.CustomerPlans;

public static class ItemKind
{
    public const string Highlight = "highlight";
    public const string Objective = "objective";
    public const string Challenge = "challenge";
    public const string Benefit = "benefit";
    public const string Milestone = "milestone";
    public const string Action = "action";
    public const string Criterion = "criterion";
    public const string Measure = "measure";
}

/// <summary>One line of a plan. Which fields it has depends on its kind; the table's constraints say so.</summary>
public sealed partial class PlanItem
{
    private string title = "";

    public long Id { get; private set; }
    public long PlanId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Unique in the plan for its kind.</summary>
    public required string Key { get; init; }

    /// <summary>An action's milestone, a measure's benefit: that item's key.</summary>
    public string? Parent { get; init; }
    public int Position { get; init; }

    /// <summary>The phase of the plan that brought it, counted from 1.</summary>
    public int Phase { get; init; } = 1;
    public required string Title { get => title; init => title = value; }
    public string? Side { get; init; }
    public long? OwnerId { get; init; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>The action that asks for acceptance: accepting the plan ticks it, see <see cref="Plan.IsDone"/>.</summary>
    public bool AcceptsPlan { get; init; }
    public string? Unit { get; init; }
    public string? Better { get; init; }
    public double? Baseline { get; init; }
    public double? Target { get; init; }

    /// <summary>An <see cref="Plans.Origin"/> as JSON.</summary>
    public required string Origin { get; init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public long? DoneBy { get; private set; }

    /// <summary>Of an action: who does it.</summary>
    public bool IsOf(Side side) => Side == side.ToString().ToLowerInvariant();

    /// <summary>Ticked. Whether an action counts as done, the plan knows.</summary>
    public bool IsDone => DoneAt is not null;

    /// <summary>Whether this value reaches the measure's target; false without a target.</summary>
    public bool IsMetBy(double value) => Target is { } target && (Better == "lower" ? value <= target : value >= target);
    public Origin ReadOrigin() => JsonSerializer.Deserialize<Origin>(Origin, JsonSerializerOptions.Web)!;

    /// <summary>Idempotent: a second click keeps the first time and name.</summary>
    /// <param name="by">Null: the vendor.</param>
    public void Finish(long? by, DateTimeOffset now)
    {
        if (IsDone) return;
        DoneAt = now;
        DoneBy = by;
    }

    /// <summary>A request about it holds it: one about the vendor's own action does not. Late is late, whoever asks.</summary>
    public bool CanBeHeld() => Kind == ItemKind.Milestone || (Kind == ItemKind.Action && Side == "customer");

    public void Postpone(DateOnly to) => DueOn = to;

    public void Reword(string words) => title = words;

    public void Reopen() => (DoneAt, DoneBy) = (null, null);
}

/// <summary>Where an item comes from: which answer, which template or module in which version.</summary>
/// <param name="Question">Key of the survey's question; null when no single answer led to it.</param>
/// <param name="Choice">Key of the choice, where there was one.</param>
/// <param name="Definition">Key of the template or goal module; null when it is the customer's own answer.</param>
/// <param name="Version">Of that definition, or of the survey.</param>
public sealed record Origin(string? Question, string? Choice, string? Definition, int Version);
