using ScaleSuccess.Customers.Countries;

namespace ScaleSuccess.Emails.Budgets;

/// <summary>When a person is written to by a rule: by day where they are, on a working day of their country.</summary>
/// <param name="country">Null: nobody knows; then weekends alone are free.</param>
public sealed class MailHours(string? country, string zone)
{
    private static readonly TimeOnly Open = new(9, 0), Usual = new(10, 0), Close = new(17, 0);

    private readonly TimeZoneInfo there = TimeZoneInfo.FindSystemTimeZoneById(zone);
    private readonly WorkingDays days = WorkingDays.In(country);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    public bool IsOpen(DateTimeOffset at) => days.IsWorkingDay(DayOf(at)) && TimeOnly.FromDateTime(Local(at)) is var time && time >= Open && time < Close;

    /// <summary>At the usual hour of this day, or of the next working day.</summary>
    public DateTimeOffset On(DateOnly day)
    {
        // Clocks are never put forward or back at ten.
        var hour = days.OnOrAfter(day).ToDateTime(Usual);
        return new DateTimeOffset(hour, there.GetUtcOffset(hour)).ToUniversalTime();
    }

    /// <summary>This moment while it is open, else the next usual hour.</summary>
    public DateTimeOffset OnOrAfter(DateTimeOffset at)
    {
        if (IsOpen(at)) return at;
        var next = On(DayOf(at));
        return next >= at ? next : On(DayOf(at).AddDays(1));
    }

    public DateTimeOffset NextDay(DateTimeOffset at) => On(DayOf(at).AddDays(1));

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, there).DateTime;
}
