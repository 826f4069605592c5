namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Something that the other format cannot say.</summary>
/// <param name="Path">Where it stands in what was read, e.g. <c>pages[0].elements[2].logo</c>.</param>
/// <param name="What">What becomes of it.</param>
public sealed record Dropped(string Path, string What)
{
    public override string ToString() => $"{Path}: {What}";
}
