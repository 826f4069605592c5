namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Tells which answers can be understood without their question.</summary>
/// <param name="space">All questions.</param>
/// <param name="labels">Their words.</param>
internal sealed class SharedAnswers(FeatureSpace space, Labels labels)
{
    private readonly HashSet<string> _shared = space.Features
        .SelectMany(f => f.Levels.Select(level => labels.Choice(f.Name, level)).Distinct(StringComparer.OrdinalIgnoreCase))
        .GroupBy(words => words, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>"Just me" says enough; "yes", "7 or more" and an answer that two questions have do not.</summary>
    public bool SpeaksForItself(Feature question, string answer) => labels.SpeaksForItself(question, answer) && !_shared.Contains(answer);
}
