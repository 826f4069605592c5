using System.Globalization;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>
/// The place of a reminder among its sequence's, for <c>{{#if}}</c>: exactly one of the three has a value, the reminder's number.
/// The only one is the last.
/// </summary>
internal static class ReminderPlace
{
    public static string? First(int step, int steps) => step == 1 && steps > 1 ? Number(step) : null;
    public static string? Further(int step, int steps) => step > 1 && step < steps ? Number(step) : null;
    public static string? Last(int step, int steps) => step >= steps ? Number(step) : null;

    private static string Number(int step) => step.ToString(CultureInfo.InvariantCulture);
}
