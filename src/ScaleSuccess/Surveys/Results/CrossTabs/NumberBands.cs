using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>Numbers from one up to another that is not in it.</summary>
/// <param name="From">Null: from the least.</param>
/// <param name="To">Null: to the greatest. The same as <paramref name="From"/>: that number alone.</param>
internal sealed record NumberBand(double? From, double? To, SideValue Value)
{
    public static NumberBand Single(double number, string label) => new(number, number, new SideValue(number.ToString("R", CultureInfo.InvariantCulture), label));

    public bool Has(double number) => From == To ? number == From : (From is null || number >= From) && (To is null || number < To);
}

/// <summary>Makes many numbers a few bands of about as many people each, between round numbers such as people would choose.</summary>
internal static class NumberBands
{
    private const int Most = 7;

    private static readonly IStringLocalizer<ResultTexts> Texts = Localizer.Of<ResultTexts>();

    /// <param name="values">In order.</param>
    public static IReadOnlyList<NumberBand> Of(IReadOnlyList<(double Value, long People)> values, string? unit)
    {
        if (values.Count <= Most) return [.. values.Select(value => NumberBand.Single(value.Value, Amounts.WithUnit(value.Value, unit)))];
        var cuts = Cuts(values);
        return [.. cuts.Select(cut => (double?)cut).Prepend(null).Zip(cuts.Select(cut => (double?)cut).Append(null), (from, to) => new NumberBand(from, to, Value(from, to, unit)))];
    }

    /// <summary>A cut is the roundest number near each seventh; below the first and from the last on there is somebody.</summary>
    private static List<double> Cuts(IReadOnlyList<(double Value, long People)> values)
    {
        const double Near = 0.25;
        var cuts = new SortedSet<double>();
        for (var part = 1; part < Most; part++) cuts.Add(Roundest(At(values, (part - Near) / Most), At(values, (part + Near) / Most)));
        return [.. cuts.Where(cut => cut > values[0].Value && cut <= values[^1].Value)];
    }

    /// <summary>How great a number so large a share is below.</summary>
    private static double At(IReadOnlyList<(double Value, long People)> values, double share)
    {
        var place = share * values.Sum(value => value.People);
        foreach (var (value, people) in values)
            if ((place -= people) < 0) return value;
        return values[^1].Value;
    }

    /// <summary>The multiple of the greatest of …, 100, 50, 20, 10, 5, 2, 1, … that lies between.</summary>
    private static double Roundest(double low, double high)
    {
        if (low <= 0 && high >= 0) return 0;
        for (var power = (int)Math.Ceiling(Math.Log10(Math.Max(Math.Abs(low), Math.Abs(high)))); power > -6; power--)
            foreach (var digit in (int[])[5, 2, 1])
            {
                var step = digit * Math.Pow(10, power);
                if (Math.Ceiling(low / step) * step is var round && round <= high) return Math.Round(round, 6);
            }
        return low;
    }

    private static SideValue Value(double? from, double? to, string? unit) => new($"{Key(from)}..{Key(to)}",
        (from, to) switch
        {
            (null, { } below) => Texts["band.below", Amounts.WithUnit(below, unit)],
            ({ } least, { } below) => Texts["band.between", Amounts.Number(least), Amounts.WithUnit(below, unit)],
            (var least, null) => Texts["band.from", Amounts.WithUnit(least ?? 0, unit)],
        });

    private static string Key(double? bound) => bound?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
