using System.Globalization;

namespace ScaleSuccess.Foundation;

/// <summary>Numbers as people read them in their language.</summary>
public static class Amounts
{
    /// <summary>"1,200.5"</summary>
    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>"1,200.50 EUR", and "1,200 EUR" of a whole amount.</summary>
    public static string Money(double amount, string currency, int decimals) =>
        amount.ToString(amount % 1 == 0 ? "#,0" : "#,0." + new string('0', decimals), CultureInfo.CurrentCulture) + "\u00a0" + currency;

    /// <summary>
    /// "12 %". What is not nothing is never shown as 0 %, nor as 100 % what is not all: "&lt;1 %" and "&gt;99 %". Every share that is
    /// shown goes through here.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public static string Share(double share) => (share switch
    {
        > 0 and < 0.01 => "<1",
        > 0.99 and < 1 => ">99",
        // Adding 0 makes 0 of the minus 0 that a small negative share is rounded to.
        _ => (Math.Round(100 * share, MidpointRounding.AwayFromZero) + 0.0).ToString("0", CultureInfo.InvariantCulture),
    }) + "\u00a0%";

    public static string Share(long part, long whole) => Share(whole == 0 ? 0 : (double)part / whole);

    /// <summary>"12 hours a week", "12 %", "1,200".</summary>
    public static string WithUnit(double number, string? unit) => unit switch
    {
        null or "" => Number(number),
        "%" => $"{Number(number)}\u00a0%",
        _ => $"{Number(number)} {unit}",
    };
}
