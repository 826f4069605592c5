using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace ScaleSuccess.Customers.Countries;

/// <summary>Countries by their ISO 3166 codes, and the time zones that lie in them, as in the tz database.</summary>
public static class Country
{
    private static readonly TzdbDateTimeZoneSource Zones = TzdbDateTimeZoneSource.Default;

    private static readonly FrozenSet<string> Codes = Located(Zones.ZoneLocations).Select(at => at.CountryCode).ToFrozenSet();

    private static readonly FrozenDictionary<string, string?> OfZones = Located(Zones.ZoneLocations).GroupBy(at => at.ZoneId, at => at.CountryCode)
        .ToFrozenDictionary(zone => zone.Key, zone => OnlyOne([.. zone.Distinct()]), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whose clocks have been the same since 1970.</summary>
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> OfClocks = Located(Zones.Zone1970Locations)
        .ToFrozenDictionary(at => at.ZoneId, at => (IReadOnlyList<string>)[.. at.Countries.Select(country => country.Code)]);

    /// <param name="code">Two capital letters.</param>
    public static bool IsKnown(string code) => Codes.Contains(code);

    /// <summary>A customer's country: the one that it was given, else the one in which its time zone lies.</summary>
    /// <returns>Null: nobody knows.</returns>
    public static string? Of(string? given, string zone) => given ?? OfZone(zone);

    /// <returns>Null: it lies in none (UTC), or in more than one.</returns>
    public static string? OfZone(string zone)
    {
        if (OfZones.TryGetValue(zone, out var country)) return country;
        // Earlier names such as Asia/Calcutta. Names without a place (CET, EET) are used in other countries than the one they now stand for.
        return zone.Contains('/', StringComparison.Ordinal) && Zones.CanonicalIdMap.TryGetValue(zone, out var now) && OfClocks.TryGetValue(now, out var countries)
            ? OnlyOne(countries) : null;
    }

    private static string? OnlyOne(IReadOnlyList<string> countries) => countries is [var country] ? country : null;

    private static IList<T> Located<T>(IList<T>? locations) =>
        locations ?? throw new InvalidOperationException("The time zone data of NodaTime has no locations.");
}
