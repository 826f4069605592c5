namespace ScaleSuccess.Surveys.Questions;

/// <summary>How the steps of a scale look.</summary>
public enum ScaleLook { Numbers, Stars, Faces }

/// <summary>A scale that is asked in the same way everywhere, so that its results can be compared. Its words are in SurveyTexts.resx under `scale.NAME.STEP`.</summary>
/// <param name="SaysEach">It has words for each step, not only for its ends.</param>
public sealed record ScalePreset(string Name, int Min, int Max, ScaleLook Look, bool SaysEach)
{
    /// <summary>As files write them.</summary>
    public static IReadOnlyDictionary<string, ScalePreset> ByName { get; } = new[]
    {
        // Net Promoter: only 0 to 10 can be counted as promoters, passives and detractors.
        new ScalePreset("nps", 0, 10, ScaleLook.Numbers, false),
        new ScalePreset("csat", 1, 5, ScaleLook.Faces, true),
        new ScalePreset("effort", 1, 7, ScaleLook.Numbers, false),
        new ScalePreset("agreement", 1, 5, ScaleLook.Numbers, true),
    }.ToDictionary(preset => preset.Name);
}
