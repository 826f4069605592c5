using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// One e-mail to one person for one occurrence. <see cref="QueueMessages"/> writes the rows;
/// only <see cref="DispatchMessages"/> changes their state.
/// </summary>
public sealed class Message
{
    public long Id { get; private set; }
    /// <summary>Null: to one of ops.</summary>
    public long? ContactId { get; init; }
    public string? OpsUserId { get; init; }
    public required string Email { get; init; }
    public required string Occurrence { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>When it was due at first; null: it was not moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }
    public string? MovedBy { get; init; }

    /// <summary>The message in which it goes with others.</summary>
    public long? DigestId { get; init; }

    /// <summary>Null: nothing went wrong so far. A <see cref="DeliveryCode"/>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public string ReasonArgs { get; init; } = "[]";
}

public sealed class MessageTable : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Message> table) =>
        table.ToTable("messages").Property(message => message.ReasonArgs).HasColumnType("jsonb");

    public void Configure(EntityTypeBuilder<Suppression> table) =>
        table.ToTable("suppressions").Property(suppression => suppression.ReasonArgs).HasColumnType("jsonb");
}

public static class MessageTables
{
    extension(ScaleDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();
        public DbSet<Suppression> Suppressions => db.Set<Suppression>();
    }
}
