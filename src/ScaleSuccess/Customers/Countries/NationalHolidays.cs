using System.Collections.Frozen;
using PublicHoliday;

namespace ScaleSuccess.Customers.Countries;

/// <summary>
/// The public holidays of whole countries, on the days on which they are observed. A holiday of a single state, canton or province is
/// none of these. Computed by the package PublicHoliday; where it differs from the law, the law is named here. Kazakhstan is
/// left out: the package has neither its religious holidays nor those of today.
/// </summary>
public static class NationalHolidays
{
    /// <summary>The package computes every year of these for every country (a test); beyond them weekends alone are known.</summary>
    public const int FirstYear = 2000, LastYear = 2075;

    private static readonly FrozenDictionary<string, Func<int, IEnumerable<DateOnly>>> All = new Dictionary<string, Func<int, IEnumerable<DateOnly>>>
    {
        ["AT"] = From(() => new AustriaPublicHoliday()),
        ["AU"] = From(() => new AustraliaPublicHoliday()),
        ["BE"] = From(() => new BelgiumPublicHoliday()),
        // Day of Zumbi and of Black Consciousness: Lei 14.759/2023.
        ["BR"] = year => [.. From(() => new BrazilPublicHoliday())(year), .. Since(2024, year, 11, 20)],
        // What rests in every province and territory; the package's own list has more.
        ["CA"] = year =>
        [
            .. new[]
            {
                CanadaPublicHoliday.NewYear(year), CanadaPublicHoliday.GoodFriday(year), CanadaPublicHoliday.CanadaDay(year),
                CanadaPublicHoliday.LabourDay(year), CanadaPublicHoliday.Christmas(year),
            }.Select(DateOnly.FromDateTime),
        ],
        ["CH"] = From(() => new SwitzerlandPublicHoliday(hasSecondJanuary: false, hasLaborDay: false, hasCorpusChristi: false)),
        ["CZ"] = From(() => new CzechRepublicPublicHoliday()),
        ["DE"] = From(() => new GermanPublicHoliday()),
        ["DK"] = From(() => new DenmarkPublicHoliday()),
        ["EE"] = From(() => new EstoniaPublicHoliday()),
        ["ES"] = From(() => new SpainPublicHoliday()),
        ["FI"] = From(() => new FinlandPublicHoliday(includeNonOfficialHolidays: false)),
        ["FR"] = From(() => new FrancePublicHoliday()),
        // England and Wales. Scotland and Northern Ireland share all but a few.
        ["GB"] = From(() => new UKBankHoliday()),
        ["GR"] = From(() => new GreecePublicHoliday()),
        ["HR"] = From(() => new CroatiaPublicHoliday()),
        ["HU"] = From(() => new HungaryPublicHoliday()),
        ["IE"] = From(() => new IrelandPublicHoliday()),
        // San Francesco: Legge 151/2025.
        ["IT"] = year => [.. From(() => new ItalyPublicHoliday())(year), .. Since(2026, year, 10, 4)],
        ["JP"] = year => WithDaysBetween([.. From(() => new JapanPublicHoliday())(year)]),
        ["LT"] = From(() => new LithuaniaPublicHoliday()),
        ["LU"] = From(() => new LuxembourgPublicHoliday()),
        ["LV"] = From(() => new LatviaPublicHoliday()),
        ["ME"] = From(() => new MontenegroPublicHoliday()),
        // A new president takes office on 1 October every sixth year only: Ley Federal del Trabajo, article 74 (VII).
        ["MX"] = year => From(() => new MexicoPublicHoliday())(year).Where(day => day is not { Month: 10, Day: 1 } || (year >= 2024 && (year - 2024) % 6 == 0)),
        ["NL"] = From(() => new DutchPublicHoliday()),
        ["NO"] = From(() => new NorwayPublicHoliday()),
        ["NZ"] = From(() => new NewZealandPublicHoliday()),
        ["PL"] = From(() => new PolandPublicHoliday()),
        ["PT"] = From(() => new PortugalPublicHoliday()),
        ["RO"] = From(() => new RomanianPublicHoliday()),
        // Its list has the western Easter, its names the eastern one, which is kept there.
        ["RS"] = year => new SerbianPublicHoliday().PublicHolidayNames(year).Keys.Select(DateOnly.FromDateTime),
        ["SE"] = From(() => new SwedenPublicHoliday()),
        ["SI"] = From(() => new SloveniaPublicHoliday()),
        ["SK"] = From(() => new SlovakiaPublicHoliday()),
        ["TR"] = From(() => new TurkeyPublicHoliday()),
        ["US"] = From(() => new USAPublicHoliday()),
        ["ZA"] = From(() => new SouthAfricaPublicHoliday()),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Countries => All.Keys;

    /// <returns>By year; a year's list may have a day of the year before. Null: not known.</returns>
    public static Func<int, IEnumerable<DateOnly>>? Of(string country) => All.GetValueOrDefault(country);

    private static Func<int, IEnumerable<DateOnly>> From(Func<IPublicHolidays> calendar) =>
        year => calendar().PublicHolidays(year).Select(DateOnly.FromDateTime);

    private static IEnumerable<DateOnly> Since(int first, int year, int month, int day) => year >= first ? [new DateOnly(year, month, day)] : [];

    /// <summary>In Japan a day between two holidays is one, too: Act on National Holidays, article 3 (3).</summary>
    private static IEnumerable<DateOnly> WithDaysBetween(HashSet<DateOnly> days) =>
        days.Concat(days.Where(day => days.Contains(day.AddDays(2))).Select(day => day.AddDays(1)).ToList());
}
