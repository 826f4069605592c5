namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Dates as numbers, for columns of dates: years with decimals, since what matters is how far two dates are apart.</summary>
public static class YearNumber
{
    /// <summary>The day as a year with decimals.</summary>
    /// <param name="day">The day.</param>
    /// <param name="time">The part of it that is over, from 0 to below 1.</param>
    public static double Of(DateOnly day, double time = 0) => day.Year + (day.DayOfYear - 1 + time) / Days(day.Year);

    /// <summary>The day of a year with decimals, from year 1 to 9999.</summary>
    public static DateOnly Day(double year)
    {
        const double Rounding = 1e-3; // Of a day: what the division by a year's days may have lost.
        var whole = (int)year;
        return new DateOnly(whole, 1, 1).AddDays((int)((year - whole) * Days(whole) + Rounding));
    }

    private static int Days(int year) => new DateOnly(year, 12, 31).DayOfYear;
}
