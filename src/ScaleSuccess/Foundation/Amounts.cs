using System.Globalization;

namespace ScaleSuccess.Foundation;

/// <summary>Numbers as people read them in their language.</summary>
public static class Amounts
{
    /// <summary>"1,200.5"</summary>
    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>"12 hours a week", "12 %", "1,200".</summary>
    public static string WithUnit(double number, string? unit) => unit switch
    {
        null or "" => Number(number),
        "%" => $"{Number(number)}\u00a0%",
        _ => $"{Number(number)} {unit}",
    };
}
