using System.Collections.Frozen;

namespace ScaleSuccess.Customers.Countries;

/// <summary>
/// The working days of a country: neither its weekend nor a holiday of the whole country (docs/facts.md, "working day"). One
/// instance per country is shared by all threads.
/// </summary>
public sealed class WorkingDays
{
    private static readonly WorkingDays Anywhere = new(Weekend.Usual, null);

    private static readonly FrozenDictionary<string, WorkingDays> Known = Weekend.Unusual.Keys.Union(NationalHolidays.Countries)
        .ToFrozenDictionary(country => country, country => new WorkingDays(Weekend.Of(country), NationalHolidays.Of(country)));

    private readonly Weekend weekend;
    private readonly Func<int, IEnumerable<DateOnly>>? holidays;

    /// <summary>
    /// By year and day of the year; null: nobody has asked for that year yet. No lock: of two threads that both find a year missing,
    /// each puts the same days there.
    /// </summary>
    private readonly bool[]?[] years = new bool[NationalHolidays.LastYear - NationalHolidays.FirstYear + 1][];

    private WorkingDays(Weekend weekend, Func<int, IEnumerable<DateOnly>>? holidays) => (this.weekend, this.holidays) = (weekend, holidays);

    /// <param name="country">ISO 3166, such as DE. Null, or one whose holidays we do not know: its weekends alone are free.</param>
    public static WorkingDays In(string? country) => country is not null && Known.TryGetValue(country, out var days) ? days : Anywhere;

    public bool IsWorkingDay(DateOnly day) => !weekend.Has(day.DayOfWeek) && !IsHoliday(day);

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

    private bool IsHoliday(DateOnly day)
    {
        if (holidays is null || day.Year is < NationalHolidays.FirstYear or > NationalHolidays.LastYear) return false;
        return (years[day.Year - NationalHolidays.FirstYear] ??= Marked(day.Year, holidays))[day.DayOfYear];
    }

    /// <summary>With what the years beside it have here: when 1 January is a Saturday, the United States rest on 31 December.</summary>
    private static bool[] Marked(int year, Func<int, IEnumerable<DateOnly>> holidays)
    {
        var marked = new bool[367];
        foreach (var day in Enumerable.Range(year - 1, 3).SelectMany(holidays).Where(day => day.Year == year)) marked[day.DayOfYear] = true;
        return marked;
    }
}
