using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Merging;

/// <summary>What is merged one by one. Where a line stands and where it comes from follow without being asked about.</summary>
public enum LineField { Title, Side, Owner, Due, Parent, Unit, Better, Baseline, Target, Every }

/// <summary>Which line of a plan: the same one in the plan, in what it was made from and in a new draft.</summary>
public readonly record struct LineId(string Kind, string Key)
{
    /// <summary>Keys alone tell nearly all lines apart, and a merge looks them up again and again.</summary>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What one line of a plan, or of a draft, says.</summary>
public sealed record PlanLine(string Kind, string Key, string Title, Origin Origin)
{
    public static readonly IReadOnlyList<LineField> Fields = Enum.GetValues<LineField>();

    /// <summary>An action's milestone, a measure's benefit: that line's key.</summary>
    public string? Parent { get; init; }

    /// <summary>Of an action: the key of the one that it comes after. It follows the draft without being asked about, as the order does.</summary>
    public string? After { get; init; }
    public Side? Side { get; init; }
    public long? OwnerId { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Every { get; init; }
    public bool AcceptsPlan { get; init; }
    public string? Unit { get; init; }
    public Better? Better { get; init; }
    public double? Baseline { get; init; }
    public double? Target { get; init; }

    public LineId Id => new(Kind, Key);

    /// <summary>It belongs to another line.</summary>
    public bool CanHaveParent => Kind is ItemKind.Action or ItemKind.Measure;

    /// <summary>Null: it belongs to none.</summary>
    public LineId? ParentId => CanHaveParent ? ParentOf(Kind, Parent) : null;

    /// <param name="kind">Of the line that belongs to it.</param>
    public static LineId? ParentOf(string kind, string? parent) => parent is null ? null : new LineId(kind == ItemKind.Action ? ItemKind.Milestone : ItemKind.Benefit, parent);

    public static PlanLine Of(DraftItem item) => new(item.Kind, item.Key, item.Title, item.Origin)
    {
        Parent = item.Parent, After = item.After, Side = item.Side, OwnerId = item.OwnerId, DueOn = item.DueOn, Every = item.Every, AcceptsPlan = item.AcceptsPlan,
        Unit = item.Unit, Better = item.Better, Baseline = item.Baseline, Target = item.Target,
    };

    public static PlanLine Of(PlanItem item) => new(item.Kind, item.Key, item.Title, item.ReadOrigin())
    {
        Parent = item.Parent, After = item.After, Side = item.Side is { } side ? Enum.Parse<Side>(side, ignoreCase: true) : null, OwnerId = item.OwnerId, DueOn = item.DueOn,
        Every = item.Every, AcceptsPlan = item.AcceptsPlan, Unit = item.Unit, Better = item.Better is { } better ? Enum.Parse<Better>(better, ignoreCase: true) : null,
        Baseline = item.Baseline, Target = item.Target,
    };

    public bool IsSameIn(LineField field, PlanLine other) => field switch
    {
        LineField.Title => Title == other.Title,
        LineField.Side => Side == other.Side,
        LineField.Owner => OwnerId == other.OwnerId,
        LineField.Due => DueOn == other.DueOn,
        LineField.Parent => Parent == other.Parent,
        LineField.Unit => Unit == other.Unit,
        LineField.Better => Better == other.Better,
        LineField.Baseline => Baseline.Equals(other.Baseline),
        LineField.Target => Target.Equals(other.Target),
        LineField.Every => Every == other.Every,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>This line, but in one field as the other has it.</summary>
    public PlanLine With(LineField field, PlanLine other) => field switch
    {
        LineField.Title => this with { Title = other.Title },
        LineField.Side => this with { Side = other.Side },
        LineField.Owner => this with { OwnerId = other.OwnerId },
        LineField.Due => this with { DueOn = other.DueOn },
        LineField.Parent => this with { Parent = other.Parent },
        LineField.Unit => this with { Unit = other.Unit },
        LineField.Better => this with { Better = other.Better },
        LineField.Baseline => this with { Baseline = other.Baseline },
        LineField.Target => this with { Target = other.Target },
        LineField.Every => this with { Every = other.Every },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The field's value, the same text for the same value everywhere; null: it has none.</summary>
    public string? Text(LineField field) => field switch
    {
        LineField.Title => Title,
        LineField.Side => Side?.ToString(),
        LineField.Owner => OwnerId?.ToString(CultureInfo.InvariantCulture),
        LineField.Due => DueOn is { } due ? Days.Iso(due) : null,
        LineField.Parent => Parent,
        LineField.Unit => Unit,
        LineField.Better => Better?.ToString(),
        LineField.Baseline => Baseline?.ToString("R", CultureInfo.InvariantCulture),
        LineField.Target => Target?.ToString("R", CultureInfo.InvariantCulture),
        LineField.Every => Every,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
