using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>Something said in a thread, by either side.</summary>
public sealed class Comment
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }

    /// <summary>Null, as the key: the whole plan.</summary>
    public string? ItemKind { get; init; }
    public string? ItemKey { get; init; }

    /// <summary>Who at the customer said it; null: one of ops did.</summary>
    public long? ContactId { get; init; }

    /// <summary>The name with which they signed in; null: the customer said it.</summary>
    public string? OpsUser { get; init; }
    public required string Words { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When ops answered it, or said that it needs no answer; null: it waits, or is ops' own.</summary>
    public DateTimeOffset? HandledAt { get; private set; }
    public string? HandledBy { get; private set; }

    /// <summary>The first to do so is recorded.</summary>
    public void Handle(string by, DateTimeOffset now)
    {
        if (ContactId is null || HandledAt is not null) return;
        (HandledAt, HandledBy) = (now, by);
    }

    internal const string Select = "select id, customer_id, item_kind, item_key, contact_id, ops_user, words, created_at, handled_at, handled_by from comments";

    internal static Comment Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), CustomerId = row.GetInt64(1), ItemKind = row.OptionalText(2), ItemKey = row.OptionalText(3), ContactId = row.Optional<long>(4),
        OpsUser = row.OptionalText(5), Words = row.GetString(6), CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
        HandledAt = row.Optional<DateTimeOffset>(8), HandledBy = row.OptionalText(9),
    };
}

public sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> table) => table.ToTable("comments");
}

public static class CommentTables
{
    extension(ScaleDb db)
    {
        public DbSet<Comment> Comments => db.Set<Comment>();
    }
}
