using ScaleSuccess.Customers.Countries;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>When people are written to by a rule: on a working morning of their customer, and by day where they are themselves.</summary>
internal static class SendingHours
{
    private static readonly TimeOnly Morning = new(9, 0), Noon = new(12, 0), Evening = new(17, 0);

    /// <summary>The local day, while it is the morning of a working day there; null: it is not.</summary>
    /// <param name="country">Null: where the zone lies.</param>
    public static DateOnly? WorkingMorning(DateTimeOffset now, string? country, string zone)
    {
        var here = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        var (day, time) = (DateOnly.FromDateTime(here), TimeOnly.FromDateTime(here));
        return time >= Morning && time < Noon && WorkingDays.In(Country.Of(country, zone)).IsWorkingDay(day) ? day : null;
    }

    /// <summary>Now while it is day there, else at nine in the morning.</summary>
    public static DateTimeOffset From(DateTimeOffset now, string zone)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var here = TimeZoneInfo.ConvertTime(now, there).DateTime;
        var time = TimeOnly.FromDateTime(here);
        if (time >= Morning && time < Evening) return now;
        // Clocks are never put forward or back at nine.
        var next = DateOnly.FromDateTime(here).AddDays(time < Morning ? 0 : 1).ToDateTime(Morning);
        return new DateTimeOffset(next, there.GetUtcOffset(next)).ToUniversalTime();
    }
}
