using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>When something of a plan is due, in words that are true on the day they are read.</summary>
public static class DueWords
{
    /// <summary>"Due 12 March 2027", "Was due 12 March 2027".</summary>
    public static string Due(this IStringLocalizer<PartTexts> texts, DateOnly day, DateOnly today) => texts[Key(day, today), Days.Long(day)];

    /// <summary>"Due Fri 12 Mar", "Was due Fri 12 Mar".</summary>
    public static string DueShort(this IStringLocalizer<PartTexts> texts, DateOnly day, DateOnly today) => texts[Key(day, today), Days.Short(day, today)];

    /// <summary>"in 3 days", "yesterday".</summary>
    public static string InDays(this IStringLocalizer<PartTexts> texts, DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        < -1 and var days => texts.Count("days.ago", -days),
        -1 => texts["days.yesterday"],
        0 => texts["days.today"],
        1 => texts["days.tomorrow"],
        var days => texts.Count("days.in", days),
    };

    /// <summary>"Fri 12 Mar", and when it is near how far: "Fri 12 Mar, in 3 days".</summary>
    public static string Near(this IStringLocalizer<PartTexts> texts, DateOnly day, DateOnly today) =>
        Math.Abs(day.DayNumber - today.DayNumber) <= NearDays ? texts["days.near", Days.Short(day, today), texts.InDays(day, today)] : Days.Short(day, today);

    /// <summary>"Fri 12 Mar, 5 days late".</summary>
    public static string DaysLate(this IStringLocalizer<PartTexts> texts, DateOnly day, DateOnly today) =>
        texts.Count("days.late", today.DayNumber - day.DayNumber, Days.Short(day, today));

    private const int NearDays = 14;

    private static string Key(DateOnly day, DateOnly today) => day < today ? "due.past" : "due.coming";
}
