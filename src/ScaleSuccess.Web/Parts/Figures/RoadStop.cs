namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>One page of a survey on its road in small.</summary>
/// <param name="IsEnd">Where the road leads: a flag.</param>
public sealed record RoadStop(string Title, StepPlace Place, bool IsEnd = false)
{
    /// <summary>Of the title; null: as the page.</summary>
    public string? Language { get; init; }

    /// <summary>Where it leads back to; null: nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>The value of the button that leads back to it, in the form around it: what was typed on the page that is left is kept.</summary>
    public string? Value { get; init; }
}
