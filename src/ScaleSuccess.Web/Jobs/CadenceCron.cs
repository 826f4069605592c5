using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>A cadence in the five fields of a crontab line, which both engines read: minute, hour, day, month, weekday.</summary>
public static class CadenceCron
{
    public static string Cron(this Cadence cadence) => cadence switch
    {
        Cadence.EveryMinutes(1) => "* * * * *",
        // In a crontab */7 starts over at every full hour, so a number that does not divide 60 would lie about its distance.
        Cadence.EveryMinutes { Minutes: > 1 and <= 30 } every when 60 % every.Minutes == 0 => $"*/{every.Minutes} * * * *",
        Cadence.Nightly { At: { Second: 0, Millisecond: 0 } at } => $"{at.Minute} {at.Hour} * * *",
        _ => throw new ArgumentOutOfRangeException(
            nameof(cadence), cadence, "Every 1 to 30 minutes by a divisor of 60, or once a day at a whole minute."),
    };
}
