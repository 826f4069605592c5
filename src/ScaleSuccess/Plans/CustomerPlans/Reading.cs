namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A measure's value at a time.</summary>
public sealed partial class Reading
{
    public const string FromCheckIn = "check_in";

    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Key of the plan's measure.</summary>
    public required string Measure { get; init; }
    public double Value { get; init; }
    public required string Source { get; init; }
    public long? CheckInId { get; init; }

    /// <summary>Who reported it.</summary>
    public long? ContactId { get; init; }
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Each measure's latest; of two at the same time, the one that came later.</summary>
    /// <param name="readings">In the order in which they came.</param>
    public static IReadOnlyDictionary<string, Reading> Latest(IEnumerable<Reading> readings) =>
        readings.GroupBy(reading => reading.Measure).ToDictionary(group => group.Key, group => group.OrderBy(reading => reading.ReadAt).Last());
}
