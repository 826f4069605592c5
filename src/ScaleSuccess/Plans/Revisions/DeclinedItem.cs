using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace ScaleSuccess.Plans.Revisions;

/// <summary>A new line of a draft that the customer did not want.</summary>
public sealed class DeclinedItem
{
    public long Id { get; private set; }
    public long PlanId { get; init; }
    public required string Kind { get; init; }
    public required string Key { get; init; }

    /// <summary>An <see cref="ItemContent"/> as JSON, as it was proposed.</summary>
    public required string Item { get; init; }

    public ItemContent ReadItem() => ItemContent.FromJson(Item);

    internal const string Select = "select id, plan_id, kind, key, item::text from declined_items";

    internal static DeclinedItem Read(NpgsqlDataReader row) => new() { Id = row.GetInt64(0), PlanId = row.GetInt64(1), Kind = row.GetString(2), Key = row.GetString(3), Item = row.GetString(4) };
}

public sealed class DeclinedItemTable : IEntityTypeConfiguration<DeclinedItem>
{
    public void Configure(EntityTypeBuilder<DeclinedItem> table)
    {
        table.ToTable("declined_items");
        table.Property(declined => declined.Item).HasColumnType("jsonb");
    }
}
