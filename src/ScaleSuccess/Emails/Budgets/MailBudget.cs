namespace ScaleSuccess.Emails.Budgets;

/// <summary>How many e-mails one person gets at most, over all of them, but for those that they wait for.</summary>
/// <param name="PerDay">On one day where they live.</param>
/// <param name="PerWeek">On any seven days in a row.</param>
/// <param name="ChangedAt">Null: ops have not changed it.</param>
public sealed record MailBudget(int PerDay, int PerWeek, string ChangedBy, DateTimeOffset? ChangedAt)
{
    public const int MostPerDay = 20, MostPerWeek = 50;

    public static readonly MailBudget Default = new(1, 3, "", null);

    /// <param name="used">The days on which e-mails went, one for each.</param>
    public bool HasRoomOn(DateOnly day, IReadOnlyCollection<DateOnly> used) =>
        used.Count(one => one == day) < PerDay && HasRoomInWeekOf(day, used);

    /// <summary>In the seven days of which this is the last.</summary>
    public bool HasRoomInWeekOf(DateOnly day, IReadOnlyCollection<DateOnly> used) =>
        used.Count(one => one <= day && one > day.AddDays(-7)) < PerWeek;
}
