namespace ScaleSuccess.Surveys.Results.Cells;

/// <summary>How many a question lost. Of everybody who began, whether they have sent their answers in or not.</summary>
/// <param name="Saw">Something was saved of a page on which they were asked it.</param>
/// <param name="Answered">Of these.</param>
/// <param name="Stopped">It is the last one that they answered, and they have sent nothing in.</param>
public sealed record DropOff(long Saw, long Answered, long Stopped)
{
    public static readonly DropOff None = new(0, 0, 0);

    public long Skipped => Saw - Answered;

    public static DropOff operator +(DropOff one, DropOff other) => new(one.Saw + other.Saw, one.Answered + other.Answered, one.Stopped + other.Stopped);
}
