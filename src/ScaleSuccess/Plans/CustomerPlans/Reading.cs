namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Where a reading comes from.</summary>
public static class ReadingSource
{
    /// <summary>The number of today in the answers that the plan was made from.</summary>
    public const string Survey = "survey";
    public const string CheckIn = "check_in";

    /// <summary>The form on the plan's page.</summary>
    public const string Plan = "plan";
    public const string Api = "api";
    public const string Csv = "csv";
}

/// <summary>A measure's value on a day.</summary>
public sealed partial class Reading
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Key of the plan's measure.</summary>
    public required string Measure { get; init; }
    public double Value { get; private set; }

    /// <summary>Of <see cref="ReadingSource"/>.</summary>
    public required string Source { get; init; }
    public long? CheckInId { get; init; }

    /// <summary>Who reported it; null: the vendor.</summary>
    public long? ContactId { get; init; }

    /// <summary>The day on which it was so.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it was reported.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>A person corrects or deletes what they reported themselves. The survey's number is an answer that the plan was made from.</summary>
    public bool IsOwn(long contact) => ContactId == contact && Source is ReadingSource.Plan or ReadingSource.CheckIn;

    public static Reading Of(Plan plan, string measure, double value, DateOnly day, string source, long contact, DateTimeOffset now, long? checkIn = null) => new()
    {
        PlanId = plan.Id, Measure = measure, Value = value, Day = day, Source = source, ContactId = contact, ReadAt = now, CheckInId = checkIn,
    };

    public void Correct(double value, DateOnly day) => (Value, Day) = (value, day);
}
