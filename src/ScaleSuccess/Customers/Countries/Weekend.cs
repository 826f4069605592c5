using System.Collections.Frozen;

namespace ScaleSuccess.Customers.Countries;

/// <summary>
/// The two days of the week on which a country rests: as in the Unicode CLDR (weekData of release 42 and later), which .NET carries but does
/// not show. Where the CLDR has one day (Sunday in India and Uganda, Friday in Iran), the day before it is free here too: many
/// offices are closed.
/// </summary>
public readonly record struct Weekend(DayOfWeek First, DayOfWeek Second)
{
    public static readonly Weekend Usual = new(DayOfWeek.Saturday, DayOfWeek.Sunday);

    private static readonly Weekend FridayAndSaturday = new(DayOfWeek.Friday, DayOfWeek.Saturday);
    private static readonly Weekend ThursdayAndFriday = new(DayOfWeek.Thursday, DayOfWeek.Friday);

    /// <summary>By country; all others rest on Saturday and Sunday.</summary>
    public static readonly FrozenDictionary<string, Weekend> Unusual = new Dictionary<string, Weekend>
    {
        ["AF"] = ThursdayAndFriday, ["IR"] = ThursdayAndFriday,
        ["BH"] = FridayAndSaturday, ["DZ"] = FridayAndSaturday, ["EG"] = FridayAndSaturday, ["IL"] = FridayAndSaturday,
        ["IQ"] = FridayAndSaturday, ["JO"] = FridayAndSaturday, ["KW"] = FridayAndSaturday, ["LY"] = FridayAndSaturday,
        ["OM"] = FridayAndSaturday, ["QA"] = FridayAndSaturday, ["SA"] = FridayAndSaturday, ["SD"] = FridayAndSaturday,
        ["SY"] = FridayAndSaturday, ["YE"] = FridayAndSaturday,
    }.ToFrozenDictionary();

    public static Weekend Of(string country) => Unusual.TryGetValue(country, out var weekend) ? weekend : Usual;

    public bool Has(DayOfWeek day) => day == First || day == Second;
}
