namespace ScaleSuccess.App;

/// <summary>How often a step looks for work.</summary>
/// <param name="Cron">A crontab line in UTC: minute, hour, day, month, weekday.</param>
/// <param name="Words">The same for ops.</param>
/// <param name="Period">From one time to the next.</param>
public sealed record Cadence(string Cron, string Words, TimeSpan Period, bool IsNightly)
{
    /// <param name="minutes">A divisor of 60: in a crontab */7 starts again at every full hour.</param>
    public static Cadence Every(int minutes) =>
        new(minutes == 1 ? "* * * * *" : $"*/{minutes} * * * *", minutes == 1 ? "every minute" : $"every {minutes} minutes", TimeSpan.FromMinutes(minutes), IsNightly: false);

    public static Cadence Nightly(int hour, int minute) =>
        new($"{minute} {hour} * * *", $"at {hour:00}:{minute:00} UTC", TimeSpan.FromDays(1), IsNightly: true);
}
