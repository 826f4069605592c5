using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// One e-mail to one person for one occasion. Steps write the rows in SQL (unique by contact, email and occurrence);
/// <see cref="DispatchMessages"/> alone moves them on.
/// </summary>
public sealed class Message
{
    public long Id { get; private set; }
    public long ContactId { get; init; }
    public required string Email { get; init; }
    public required string Occurrence { get; init; }
    public required string Topic { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed class MessageTable : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Message> table) => table.ToTable("messages");
    public void Configure(EntityTypeBuilder<Suppression> table) => table.ToTable("suppressions");
}

public static class MessageTables
{
    extension(ScaleDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();
        public DbSet<Suppression> Suppressions => db.Set<Suppression>();
    }
}
