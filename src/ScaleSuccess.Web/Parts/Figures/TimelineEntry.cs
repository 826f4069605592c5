namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>One milestone of a <see cref="Timeline"/>. Due and Owner are ready to read: "by 12 March", "Sam Lee".</summary>
public sealed record TimelineEntry(string Title, Status Status, string Due, IReadOnlyList<TimelineAction> Actions)
{
    public string? Id { get; init; }
    public string? StatusText { get; init; }
    public string? Owner { get; init; }
    public string? Text { get; init; }
    public string? Origin { get; init; }
    /// <summary>The milestone that comes next; drawn with emphasis.</summary>
    public bool Next { get; init; }
}

/// <summary>Who does it: the reader, a colleague at the customer, or the vendor.</summary>
public enum ActionSide
{
    You,
    YourTeam,
    Us,
}

/// <summary>One action; Id is what the form in the slot posts.</summary>
public sealed record TimelineAction(string Id, string Title, ActionSide Side, bool Done)
{
    /// <summary>The address where it is done, if it is not by a tick.</summary>
    public string? Elsewhere { get; init; }
    public string? Owner { get; init; }
    public string? Due { get; init; }
    public bool Late { get; init; }
    public string? Text { get; init; }
    public string? Origin { get; init; }
}
