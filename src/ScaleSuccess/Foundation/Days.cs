using System.Globalization;
using System.Resources;

namespace ScaleSuccess.Foundation;

/// <summary>Days and times as people read them in their language, with no doubt which number is the month.</summary>
public static class Days
{
    private const string IsoPattern = "yyyy-MM-dd";

    /// <summary>Which order and marks a language has; the names of months are .NET's.</summary>
    private static readonly ResourceManager Patterns = new(typeof(Days));

    /// <summary>"12 March 2027"</summary>
    public static string Long(DateOnly day) => day.ToString(Pattern("long"), CultureInfo.CurrentCulture);

    /// <summary>"Fri 12 Mar"</summary>
    public static string Short(DateOnly day) => day.ToString(Pattern("short"), CultureInfo.CurrentCulture);

    /// <summary>"Fri 12 Mar", and "Sun 12 Mar 2028" of a day so far away that it would be taken for another year's.</summary>
    public static string Short(DateOnly day, DateOnly today) =>
        Math.Abs(day.DayNumber - today.DayNumber) < WithoutYear ? Short(day) : day.ToString(Pattern("short.year"), CultureInfo.CurrentCulture);

    private const int WithoutYear = 300;

    /// <summary>"Mar 2027"</summary>
    public static string Month(DateOnly day) => day.ToString(Pattern("month"), CultureInfo.CurrentCulture);

    /// <summary>"2027-03-12", for programs.</summary>
    public static string Iso(DateOnly day) => day.ToString(IsoPattern, CultureInfo.InvariantCulture);

    /// <param name="typed">yyyy-MM-dd</param>
    /// <returns>Null: it is no such day.</returns>
    public static DateOnly? ReadIso(string? typed) =>
        DateOnly.TryParseExact(typed, IsoPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Which day a moment belongs to, where the clocks show that zone's time.</summary>
    public static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>"17:05"</summary>
    public static string Time(DateTime local) => local.ToString(Pattern("time"), CultureInfo.CurrentCulture);

    private static string Pattern(string name) =>
        Patterns.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"Days.resx has no `{name}`.");
}
