namespace ScaleSuccess.Web.Parts.Figures;

public enum StepPlace
{
    Behind,
    Here,
    Ahead,
}

/// <summary>One step of <see cref="ProgressSteps"/>; Detail is a short line such as a count or a date.</summary>
public sealed record ProgressStep(string Label, StepPlace Place = StepPlace.Ahead, string? Detail = null, string? Href = null);
