using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Revisions;

/// <summary>What a version keeps of an item: what it says, and, so that it can come back whole, by whom and when it was done.</summary>
public sealed record ItemContent
{
    public required string Kind { get; init; }
    public required string Key { get; init; }
    public string? Parent { get; init; }
    public string? After { get; init; }
    public int Position { get; init; }
    public int Phase { get; init; } = 1;
    public required string Title { get; init; }
    public string? Side { get; init; }
    public long? OwnerId { get; init; }
    public string? OpsOwner { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Every { get; init; }
    public DateOnly? FromOn { get; init; }
    public bool AcceptsPlan { get; init; }
    public string? Unit { get; init; }
    public string? Better { get; init; }
    public double? Baseline { get; init; }
    public double? Target { get; init; }

    /// <summary>As JSON.</summary>
    public required string Origin { get; init; }
    public bool IsOwn { get; init; }
    public long? AddedBy { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public long? DoneBy { get; init; }

    /// <summary>The fields that differ, with both values.</summary>
    public Dictionary<string, FieldChange> ChangesTo(ItemContent after) => ItemField.All
        .Select(field => (field, change: new FieldChange(Get(field), after.Get(field))))
        .Where(one => one.change.Before != one.change.After)
        .ToDictionary(one => one.field, one => one.change);

    /// <returns>As it is compared and kept; null: it has no such value.</returns>
    public string? Get(string field) => field switch
    {
        ItemField.Title => Title,
        ItemField.Due => DueOn is { } due ? Days.Iso(due) : null,
        ItemField.Owner => OwnerId?.ToString(CultureInfo.InvariantCulture),
        ItemField.OpsOwner => OpsOwner,
        ItemField.Side => Side,
        ItemField.Parent => Parent,
        ItemField.Unit => Unit,
        ItemField.Better => Better,
        ItemField.Baseline => Number(Baseline),
        ItemField.Target => Number(Target),
        ItemField.Every => Every,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    public ItemContent With(string field, string? value) => field switch
    {
        ItemField.Title => this with { Title = value! },
        ItemField.Due => this with { DueOn = Days.ReadIso(value) },
        ItemField.Owner => this with { OwnerId = value is null ? null : long.Parse(value, CultureInfo.InvariantCulture) },
        ItemField.OpsOwner => this with { OpsOwner = value },
        ItemField.Side => this with { Side = value },
        ItemField.Parent => this with { Parent = value },
        ItemField.Unit => this with { Unit = value },
        ItemField.Better => this with { Better = value },
        ItemField.Baseline => this with { Baseline = Number(value) },
        ItemField.Target => this with { Target = Number(value) },
        ItemField.Every => this with { Every = value },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);
    public static ItemContent FromJson(string json) => JsonSerializer.Deserialize<ItemContent>(json, Format)!;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
    private static double? Number(string? value) => value is null ? null : double.Parse(value, CultureInfo.InvariantCulture);
}

/// <param name="Before">As <see cref="ItemContent.Get"/> gives it.</param>
public sealed record FieldChange(string? Before, string? After);

/// <summary>What of an item can change.</summary>
public static class ItemField
{
    public const string Title = "title", Due = "due_on", Owner = "owner", OpsOwner = "ops_owner", Side = "side", Parent = "parent", Unit = "unit", Better = "better", Baseline = "baseline", Target = "target", Every = "every";

    /// <summary>As a change is told.</summary>
    public static readonly IReadOnlyList<string> All = [Title, Due, Owner, OpsOwner, Side, Parent, Unit, Better, Baseline, Target, Every];

    /// <summary>What a customer agrees to. That the vendor does it is; who of the vendor does it is the vendor's own to say (docs/decisions/0016).</summary>
    public static IEnumerable<string> Agreed => All.Where(one => one != OpsOwner);
}
