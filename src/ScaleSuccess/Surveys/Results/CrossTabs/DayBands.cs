using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>Makes days the months, quarters or years that they are in, or a few years each: the shortest of which there are few.</summary>
internal static class DayBands
{
    private const int Most = 7;

    private static readonly IStringLocalizer<ResultTexts> Texts = Localizer.Of<ResultTexts>();

    public static IReadOnlyDictionary<DateOnly, SideValue> Of(IReadOnlyList<DateOnly> days) =>
        new Func<DateOnly, SideValue>[] { Month, Quarter, Year }.Concat(((int[])[2, 5, 10, 20, 50, 100, 1000]).Select(Years))
            .Select(band => days.ToDictionary(day => day, band)).First(bands => bands.Values.Distinct().Count() <= Most || days.Count == 0);

    private static SideValue Month(DateOnly day) => new(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), Days.Month(day));

    private static SideValue Quarter(DateOnly day)
    {
        var quarter = (day.Month + 2) / 3;
        return new($"{Four(day.Year)}-Q{quarter}", Texts["band.quarter", quarter, Four(day.Year)]);
    }

    private static SideValue Year(DateOnly day) => new(Four(day.Year), Four(day.Year));

    private static Func<DateOnly, SideValue> Years(int width) => day =>
    {
        var (first, last) = (Four(day.Year / width * width), Four(day.Year / width * width + width - 1));
        return new($"{first}-{last}", Texts["band.years", first, last]);
    };

    private static string Four(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
