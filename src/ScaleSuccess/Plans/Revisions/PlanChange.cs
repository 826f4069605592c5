using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Revisions;

public static class ChangeKind
{
    public const string Changed = "changed", Added = "added", Dropped = "dropped", Restored = "restored";
}

/// <summary>Why a plan changes.</summary>
public static class ChangeCause
{
    public const string Edited = "edited", NextGoal = "next_goal", Extended = "extended", Proposal = "proposal";

    /// <summary>A request for help was closed: what it held moves.</summary>
    public const string Held = "held";
}

/// <summary>Who changes a plan.</summary>
public abstract record PlanAuthor
{
    private PlanAuthor() { }

    /// <summary>Somebody at the customer.</summary>
    public sealed record Contact(long Id) : PlanAuthor;
    public sealed record Ops(string User) : PlanAuthor;

    /// <summary>Nobody: what the customer has not accepted yet follows its template.</summary>
    public sealed record Template : PlanAuthor;
}

/// <summary>What was changed in one item of a plan. Those of one revision were saved together.</summary>
public sealed class PlanChange
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Counted from 1; revision 0 is the plan as it was made.</summary>
    public int Revision { get; init; }

    /// <summary>A <see cref="ChangeCause"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>A <see cref="ChangeKind"/>.</summary>
    public required string Kind { get; init; }
    public required string ItemKind { get; init; }
    public required string ItemKey { get; init; }

    /// <summary>Field → its values before and after, as JSON; null: the item was added, dropped or restored.</summary>
    public string? Fields { get; init; }

    /// <summary>The whole item, as JSON, that was added, dropped or restored.</summary>
    public string? Item { get; init; }
    public long? ContactId { get; init; }
    public string? OpsUser { get; init; }

    /// <summary>Of what was left out: a <see cref="DropReason"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>In the author's words; may be empty.</summary>
    public string Why { get; init; } = "";
    public DateTimeOffset ChangedAt { get; init; }

    public IReadOnlyDictionary<string, FieldChange> ReadFields() =>
        Fields is null ? new Dictionary<string, FieldChange>() : JsonSerializer.Deserialize<Dictionary<string, FieldChange>>(Fields, JsonSerializerOptions.Web)!;
    public ItemContent ReadItem() => ItemContent.FromJson(Item!);

    internal const string Select =
        "select id, plan_id, revision, kind, item_kind, item_key, fields::text, item::text, contact_id, ops_user, why, changed_at, cause, reason from plan_changes";

    internal static PlanChange Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Revision = row.GetInt32(2), Kind = row.GetString(3), ItemKind = row.GetString(4), ItemKey = row.GetString(5),
        Fields = row.OptionalText(6), Item = row.OptionalText(7), ContactId = row.Optional<long>(8), OpsUser = row.OptionalText(9),
        Why = row.GetString(10), ChangedAt = row.GetFieldValue<DateTimeOffset>(11), Cause = row.GetString(12), Reason = row.OptionalText(13),
    };
}

public sealed class PlanChangeTable : IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<PlanChange> table)
    {
        table.ToTable("plan_changes");
        table.Property(change => change.Fields).HasColumnType("jsonb");
        table.Property(change => change.Item).HasColumnType("jsonb");
    }
}
