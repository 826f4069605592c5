using System.Collections.Concurrent;
using System.Text.Json;
using ScaleSuccess.Plans.Revisions;
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
    public const string Commitment = "commitment";
}

/// <summary>One line of a plan. Which fields it has depends on its kind; the table's constraints say so.</summary>
public sealed partial class PlanItem
{
    private string title = "", origin = "";
    private int position;
    private string? parent, after, side, unit, better, every, opsOwner;
    private long? ownerId;
    private double? baseline, target;

    public long Id { get; private set; }
    public long PlanId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Unique in the plan for its kind.</summary>
    public required string Key { get; init; }

    /// <summary>An action's milestone, a measure's benefit: that item's key.</summary>
    public string? Parent { get => parent; init => parent = value; }
    /// <summary>Of an action: the key of the one that it comes after, which may have left the plan. Null: it can be begun at once.</summary>
    public string? After { get => after; init => after = value; }
    public int Position { get => position; init => position = value; }

    /// <summary>The phase of the plan that brought it, counted from 1.</summary>
    public int Phase { get; init; } = 1;
    public required string Title { get => title; init => title = value; }
    public string? Side { get => side; init => side = value; }
    public long? OwnerId { get => ownerId; init => ownerId = value; }

    /// <summary>Who of the vendor does one of its own, by the name they sign in with, maybe of somebody who is gone: <c>PlanView.OpsOwner</c> says whom it counts for.</summary>
    public string? OpsOwner { get => opsOwner; init => opsOwner = value; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>Of a commitment: one of <see cref="Commitments.Every"/>; null: once.</summary>
    public string? Every { get => every; init => every = value; }

    /// <summary>Of a commitment that came into a plan that had begun: since when. Null: since the phase began.</summary>
    public DateOnly? FromOn { get; init; }

    /// <summary>The action that asks for acceptance: accepting the plan ticks it, see <see cref="Plan.IsDone"/>.</summary>
    public bool AcceptsPlan { get; init; }
    public string? Unit { get => unit; init => unit = value; }
    public string? Better { get => better; init => better = value; }
    public double? Baseline { get => baseline; init => baseline = value; }
    public double? Target { get => target; init => target = value; }

    /// <summary>An <see cref="Plans.Origin"/> as JSON.</summary>
    public required string Origin { get => origin; init => origin = value; }
    public DateTimeOffset? DoneAt { get; private set; }
    public long? DoneBy { get; private set; }

    /// <summary>The customer's own: no template brought it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Who added it, of an own item; null: they are gone.</summary>
    public long? AddedBy { get; init; }

    /// <summary>What it was drafted as, an <see cref="ItemContent"/> as JSON, once it was changed; null: as it is.</summary>
    public string? Drafted { get; private set; }

    /// <summary>A draft no longer had it, and the customer wanted to keep it.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Of an action: who does it. Of a commitment: who keeps it.</summary>
    public bool IsOf(Side side) => Side == side.ToString().ToLowerInvariant();

    /// <summary>Ticked. Whether an action counts as done, the plan knows.</summary>
    public bool IsDone => DoneAt is not null;

    /// <summary>Whether this value reaches the measure's target; false without a target.</summary>
    public bool IsMetBy(double value) => Target is { } target && (Better == "lower" ? value <= target : value >= target);
    public Origin ReadOrigin() => Plans.CustomerPlans.Origin.Read(origin);

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

    /// <summary>To another place in the plan's order.</summary>
    public void MoveTo(int place) => position = place;

    public void Postpone(DateOnly to) => DueOn = to;

    public void Reword(string words) => title = words;

    /// <param name="user">Null: nobody in particular.</param>
    public void GiveTo(string? user) => opsOwner = user;

    public void Reopen() => (DoneAt, DoneBy) = (null, null);

    /// <summary>All of it, as a version keeps it.</summary>
    public ItemContent Content => new()
    {
        Kind = Kind, Key = Key, Parent = Parent, After = After, Position = Position, Phase = Phase, Title = Title, Side = Side, OwnerId = OwnerId, OpsOwner = OpsOwner, DueOn = DueOn, Every = Every, FromOn = FromOn,
        AcceptsPlan = AcceptsPlan, Unit = Unit, Better = Better, Baseline = Baseline, Target = Target, Origin = Origin, IsOwn = IsOwn, AddedBy = AddedBy,
        DoneAt = DoneAt, DoneBy = DoneBy,
    };

    /// <param name="drafted">See <see cref="Drafted"/>.</param>
    public static PlanItem From(long plan, ItemContent content, string? drafted = null) => new()
    {
        PlanId = plan, Kind = content.Kind, Key = content.Key, Parent = content.Parent, After = content.After, Position = content.Position, Phase = content.Phase, Title = content.Title,
        Side = content.Side, OwnerId = content.OwnerId, OpsOwner = content.OpsOwner, DueOn = content.DueOn, Every = content.Every, FromOn = content.FromOn, AcceptsPlan = content.AcceptsPlan, Unit = content.Unit, Better = content.Better,
        Baseline = content.Baseline, Target = content.Target, Origin = content.Origin, IsOwn = content.IsOwn, AddedBy = content.AddedBy,
        DoneAt = content.DoneAt, DoneBy = content.DoneBy, Drafted = drafted,
    };

    /// <summary>Takes what may change of an item from this.</summary>
    public void Change(ItemContent to)
    {
        (title, parent, after, side, ownerId, DueOn, origin) = (to.Title, to.Parent, to.After, to.Side, to.OwnerId, to.DueOn, to.Origin);
        (every, unit, better, baseline, target) = (to.Every, to.Unit, to.Better, to.Baseline, to.Target);
        // Nobody of the vendor does what has become the customer's.
        opsOwner = IsOf(Templates.Side.Vendor) ? to.OpsOwner : null;
    }

    /// <summary>What the next draft is compared with.</summary>
    /// <param name="drafted">See <see cref="Drafted"/>.</param>
    public void Settle(string? drafted, bool isKept) => (Drafted, IsKept) = (drafted, isKept);

    /// <summary>Keeps what it was drafted as, the first time that it is changed. Own items were not drafted.</summary>
    public void KeepDrafted(ItemContent before)
    {
        if (!IsOwn) Drafted ??= before.ToJson();
    }
}

/// <summary>Where an item comes from: which answer, which template or module in which version.</summary>
/// <param name="Question">Key of the survey's question; null when no single answer led to it.</param>
/// <param name="Choice">Key of the choice, where there was one.</param>
/// <param name="Definition">Key of the template or goal module; null when it is the customer's own answer.</param>
/// <param name="Version">Of that definition, or of the survey.</param>
public sealed record Origin(string? Question, string? Choice, string? Definition, int Version)
{
    /// <summary>In so many ways lines of plans come about; the same text means the same, and a merge reads it again and again.</summary>
    private const int MostKept = 5_000;
    private static readonly ConcurrentDictionary<string, Origin> Kept = new();

    /// <param name="json">As an item keeps it.</param>
    public static Origin Read(string json)
    {
        if (Kept.TryGetValue(json, out var known)) return known;
        // Checked only for a new text: Count locks the whole dictionary.
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[json] = JsonSerializer.Deserialize<Origin>(json, JsonSerializerOptions.Web)!;
    }
}
