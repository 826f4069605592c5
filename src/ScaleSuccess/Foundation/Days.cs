using System.Globalization;

namespace ScaleSuccess.Foundation;

/// <summary>Days as people read them, without a doubt which number is the month.</summary>
public static class Days
{
    /// <summary>"12 March 2027"</summary>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Fri 12 Mar"</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);
}
