using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Definitions.Rollouts;

public static class RolloutState
{
    public const string Running = "running", Paused = "paused", Finished = "finished", RolledBack = "rolled_back";
}

/// <summary>How a version came, or comes, to the customers.</summary>
/// <param name="BeforeId">The version with which everybody else goes on; null: there was none, or nobody is left.</param>
/// <param name="Share">Percent of the customers.</param>
/// <param name="TakesLive">It is proposed to plans that live, too.</param>
/// <param name="State">A <see cref="RolloutState"/>.</param>
/// <param name="Revision">Of what was decided about it, from 1.</param>
public sealed record Rollout(
    long DefinitionId, string Key, int Version, long? BeforeId, int? BeforeVersion, int Share, bool TakesLive, string State, int Revision, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>What ops choose from before everybody; a share grows, and never shrinks.</summary>
    public static readonly IReadOnlyList<int> Shares = [10, 25, 50];

    public const int Everybody = 100;

    /// <summary>Who decides where nobody does.</summary>
    public const string BySchedule = "";

    /// <summary>Days from one stage to the next; null: ops widen it by hand.</summary>
    public int? StageDays { get; init; }

    /// <summary>Percent of those who answered above which it pauses instead of going on.</summary>
    public int? StopAbove { get; init; }

    /// <summary>When its next stage is due; null: none is.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>It has paused by itself then, when so many had answered, and so many of them declined.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
    public int? StoppedAnswered { get; init; }
    public int? StoppedDeclined { get; init; }

    /// <summary>Of a rollout that goes on by itself: half of the customers, then everybody.</summary>
    public int NextShare => NextOf(Share);

    public static int NextOf(int share) => share < Shares[^1] ? Shares[^1] : Everybody;

    public bool IsPaused => State == RolloutState.Paused;
    public bool IsOpen => IsPaused || State == RolloutState.Running;

    /// <summary>Of a rollout that is open: a customer that does not have the version gets it.</summary>
    public bool Reaches(long customer) => !IsPaused && PlaceOf(Key, Version, customer) < Share;

    /// <summary>Where a customer stands among all of them for this version, 0 to 99; as the function rollout_place has it.</summary>
    public static int PlaceOf(string key, int version, long customer)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{key}:{version}:{customer}")));
        return ((hash[0] * 256) + hash[1]) * 100 / 65536;
    }
}
