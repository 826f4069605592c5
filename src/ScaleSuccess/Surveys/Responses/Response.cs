using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <summary>One person's answers to one survey. Written by <see cref="SaveAnswers"/>, <see cref="SubmitAnswers"/> and <see cref="ImportAnswers"/>.</summary>
public sealed class Response
{
    /// <summary>Of whoever was asked in no wave: the answers to the onboarding survey, and to what somebody opened unasked.</summary>
    public const string FirstWave = "first";

    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ContactId { get; init; }
    public required string Survey { get; init; }

    /// <summary>What its survey was for when it was answered.</summary>
    public Purpose Purpose { get; init; }
    public required string Wave { get; init; }
    public long DefinitionId { get; init; }

    /// <summary>As in the column: field → values.</summary>
    public required string Answers { get; init; }
    public DateTimeOffset SavedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }

    public Answers Read() => ReadAnswers(Answers);

    public static Answers ReadAnswers(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? []);
}

public sealed class ResponseTable : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> table)
    {
        table.ToTable("responses");
        table.Property(response => response.Answers).HasColumnType("jsonb");
        table.Property(response => response.Purpose).HasConversion(purpose => purpose.Name(), name => Purposes.ByName[name]);
    }
}

public static class ResponseTables
{
    extension(ScaleDb db)
    {
        public DbSet<Response> Responses => db.Set<Response>();
    }
}
