using System.ComponentModel.DataAnnotations.Schema;

namespace ScaleSuccess.Emails.Claiming;

/// <summary>A message claimed for sending, with its reader.</summary>
/// <param name="ContactId">Null: to one of ops.</param>
public sealed record ClaimedMessage(
    long Id, string Email, string Topic, string Data, DateTimeOffset CreatedAt, int Attempts, long? ContactId, string ContactName,
    string Address, short LinkVersion, string CustomerName, bool Suppressed)
{
    /// <summary>Who of the vendor is the customer's contact; null: nobody in particular.</summary>
    public string? OpsContact { get; init; }

    /// <summary>The message that this one comes back to, and when it was queued; null: none.</summary>
    public long? Follows { get; init; }
    public DateTimeOffset? FollowsCreatedAt { get; init; }

    /// <summary>What is in it, the most urgent first; empty: it is one e-mail of its own.</summary>
    [NotMapped]
    public IReadOnlyList<InDigest> Items { get; init; } = [];
}

/// <summary>A message that is sent in a digest.</summary>
public sealed record InDigest(long Id, long DigestId, string Email, string Topic, string Data);
