using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Revisions;

/// <summary>Why an item was left out.</summary>
public static class DropReason
{
    /// <summary>As they are offered.</summary>
    public static readonly IReadOnlyList<string> All = ["not_needed", "done_before", "later", "another_way", "not_ours"];
}

/// <summary>An item that the customer has left out of its plan; it can come back.</summary>
public sealed class DroppedItem
{
    public long Id { get; private set; }
    public long PlanId { get; init; }
    public required string Kind { get; init; }
    public required string Key { get; init; }

    /// <summary>An <see cref="ItemContent"/> as JSON, as it was.</summary>
    public required string Item { get; init; }

    /// <summary>As it was drafted; null: so.</summary>
    public string? Drafted { get; set; }

    /// <summary>The milestone that it was left out with, and comes back with; null: by itself.</summary>
    public string? With { get; init; }

    /// <summary>A <see cref="DropReason"/>.</summary>
    public required string Reason { get; init; }
    public string Words { get; init; } = "";
    public long? DroppedBy { get; init; }
    public DateTimeOffset DroppedAt { get; init; }

    public ItemContent ReadItem() => ItemContent.FromJson(Item);

    internal const string Select = "select id, plan_id, kind, key, item::text, drafted::text, \"with\", reason, words, dropped_by, dropped_at from dropped_items";

    internal static DroppedItem Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Kind = row.GetString(2), Key = row.GetString(3), Item = row.GetString(4),
        Drafted = row.OptionalText(5), With = row.OptionalText(6), Reason = row.GetString(7), Words = row.GetString(8),
        DroppedBy = row.Optional<long>(9), DroppedAt = row.GetFieldValue<DateTimeOffset>(10),
    };
}

public sealed class DroppedItemTable : IEntityTypeConfiguration<DroppedItem>
{
    public void Configure(EntityTypeBuilder<DroppedItem> table)
    {
        table.ToTable("dropped_items");
        table.Property(dropped => dropped.Item).HasColumnType("jsonb");
        table.Property(dropped => dropped.Drafted).HasColumnType("jsonb");
    }
}
