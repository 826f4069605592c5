namespace ScaleSuccess.Plans.Changing;

/// <summary>Why an edit is not taken.</summary>
public abstract record EditMistake(string Field)
{
    public sealed record Empty(string Field) : EditMistake(Field);

    /// <param name="Over">By how many characters.</param>
    public sealed record TooLong(string Field, int Over, int Most) : EditMistake(Field);

    /// <summary>Nothing that is a day, a number or one of the choices.</summary>
    public sealed record Unreadable(string Field) : EditMistake(Field);
    public sealed record InThePast(string Field, DateOnly First) : EditMistake(Field);

    /// <param name="Before">The working day before it, if it may be chosen.</param>
    /// <param name="After">The working day after it, if it may be chosen.</param>
    public sealed record DayOff(string Field, DateOnly? Before, DateOnly? After) : EditMistake(Field);

    /// <summary>It, or what would move with it.</summary>
    /// <param name="Milestone">What would be due after the deadline; null: the item itself.</param>
    public sealed record AfterDeadline(string Field, DateOnly Deadline, string? Milestone) : EditMistake(Field);

    /// <summary>Milestones stay in their order, and an action comes after the one that it waits for.</summary>
    /// <param name="Milestone">What comes first.</param>
    public sealed record BeforeEarlier(string Field, string Milestone, DateOnly Day) : EditMistake(Field);
    /// <summary>An action is due by the day of its milestone.</summary>
    public sealed record AfterMilestone(string Field, string Milestone, DateOnly Day) : EditMistake(Field);
    /// <summary>So many colleagues have been named already.</summary>
    public sealed record TooManyPeople(string Field, int Most) : EditMistake(Field);
    public sealed record TooMany(string Field, int Most) : EditMistake(Field);
}
