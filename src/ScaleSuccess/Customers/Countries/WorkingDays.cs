using System.Collections.Frozen;

namespace ScaleSuccess.Customers.Countries;

/// <summary>
/// The working days of a country: neither its weekend nor a holiday of the whole country (docs/facts.md, "working day"). One
/// instance per country is shared by all threads.
/// </summary>
public sealed class WorkingDays
{
    private static readonly WorkingDays Anywhere = new(Weekend.Usual, null);

    private static readonly FrozenDictionary<string, WorkingDays> ByCountry = Weekend.Unusual.Keys.Union(NationalHolidays.Countries)
        .ToFrozenDictionary(country => country, country => new WorkingDays(Weekend.Of(country), NationalHolidays.Of(country)));

    private static readonly DateOnly FirstDay = new(NationalHolidays.FirstYear, 1, 1), LastDay = new(NationalHolidays.LastYear, 12, 31);

    private readonly Weekend weekend;
    private readonly Func<int, IEnumerable<DateOnly>>? holidays;

    /// <summary>
    /// Each day of the known years; null: nobody has asked about this country yet. No lock: of two threads that find it missing, each
    /// puts the same there.
    /// </summary>
    private bool[]? working;

    private WorkingDays(Weekend weekend, Func<int, IEnumerable<DateOnly>>? holidays) => (this.weekend, this.holidays) = (weekend, holidays);

    /// <param name="country">ISO 3166, such as DE. Null, or one whose holidays we do not know: its weekends alone are free.</param>
    public static WorkingDays In(string? country) => country is not null && ByCountry.TryGetValue(country, out var days) ? days : Anywhere;

    public bool IsWorkingDay(DateOnly day)
    {
        var known = working ??= Known();
        var number = day.DayNumber - FirstDay.DayNumber;
        return number >= 0 && number < known.Length ? known[number] : !weekend.Has(day.DayOfWeek);
    }

    /// <summary>This day, else the next working day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>This day, else the working day before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>So many working days later; earlier, when it is less than 0. No days are the day itself, whatever day that is.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0; left--) day = OnOrAfter(day.AddDays(1));
        for (var left = workingDays; left < 0; left++) day = OnOrBefore(day.AddDays(-1));
        return day;
    }

    /// <summary>How many working days come after the first day, the last one included: from Friday to Monday it is one. None when the last is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count++;
        }
        return count;
    }

    private bool[] Known()
    {
        var known = new bool[LastDay.DayNumber - FirstDay.DayNumber + 1];
        for (var number = 0; number < known.Length; number++) known[number] = !weekend.Has(FirstDay.AddDays(number).DayOfWeek);
        if (holidays is null) return known;
        // One year more: when its first day is a Saturday, the United States rest on the day before.
        foreach (var day in Enumerable.Range(NationalHolidays.FirstYear, NationalHolidays.LastYear - NationalHolidays.FirstYear + 2).SelectMany(holidays))
            if (day >= FirstDay && day <= LastDay) known[day.DayNumber - FirstDay.DayNumber] = false;
        return known;
    }
}
