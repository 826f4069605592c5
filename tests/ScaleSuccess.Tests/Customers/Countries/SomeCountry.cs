using ScaleSuccess.Customers.Countries;

namespace ScaleSuccess.Tests.Customers.Countries;

/// <summary>Any country: with holidays, with another weekend, without anything known of it, or none.</summary>
public static class SomeCountry
{
    private static readonly IReadOnlyList<string?> All = [.. NationalHolidays.Countries.Union(Weekend.Unusual.Keys).Order(StringComparer.Ordinal), "IN", null];

    public static WorkingDays WorkingDays(ushort drawn) => ScaleSuccess.Customers.Countries.WorkingDays.In(All[drawn % All.Count]);
}
