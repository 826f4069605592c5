using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>One version of a survey, plan, e-mail or sequence file. Never changed.</summary>
public sealed class Definition
{
    public const string Survey = "survey";
    public const string Plan = "plan";
    public const string Email = "email";
    public const string Sequence = "sequence";

    /// <summary>Imported from a file.</summary>
    public const string FromFile = "file";

    /// <summary>Saved by ops in the console.</summary>
    public const string FromOps = "ops";

    public long Id { get; private set; }
    public required string Kind { get; init; }
    public required string Key { get; init; }
    public required int Version { get; init; }
    public required string Source { get; init; }

    /// <summary>The HTML of an e-mail; null for the rest.</summary>
    public string? Html { get; init; }
    public required string Origin { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What its author says about it; empty: nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>A text that is still being edited, as if it were a version.</summary>
    public static Definition Unsaved(string kind, string key, string source, DateTimeOffset now) =>
        new() { Kind = kind, Key = key, Version = 0, Source = source, Origin = FromOps, Author = "", CreatedAt = now };
}

/// <summary>Which version of a definition is active.</summary>
public sealed class ActiveDefinition
{
    public required string Kind { get; init; }
    public required string Key { get; init; }
    public long DefinitionId { get; set; }

    /// <summary>Since when no new plan is made from it; null: plans are.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }
    public string? RetiredBy { get; private set; }

    /// <summary>Of a template: the key of what plans of its segments are made from instead.</summary>
    public string? ReplacedBy { get; private set; }

    public void Retire(string? replacement, string author, DateTimeOffset now) => (ReplacedBy, RetiredBy, RetiredAt) = (replacement, author, now);

    public void BringBack() => (ReplacedBy, RetiredBy, RetiredAt) = (null, null, null);
}

/// <summary>Who retired a definition, and what took its place.</summary>
public sealed record Retirement(DateTimeOffset At, string By, string? ReplacedBy);

public sealed class DefinitionTable : IEntityTypeConfiguration<Definition>, IEntityTypeConfiguration<ActiveDefinition>
{
    public void Configure(EntityTypeBuilder<Definition> table) => table.ToTable("definitions");

    public void Configure(EntityTypeBuilder<ActiveDefinition> table) =>
        table.ToTable("active_definitions").HasKey(row => new { row.Kind, row.Key });
}

public static class DefinitionTables
{
    extension(ScaleDb db)
    {
        public DbSet<Definition> Definitions => db.Set<Definition>();
        public DbSet<ActiveDefinition> ActiveDefinitions => db.Set<ActiveDefinition>();
    }
}
