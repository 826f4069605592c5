using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>A segment as its file in plans/ declares it, and who belongs to it while there are too few answers for a model.</summary>
/// <param name="Key">The segment's key, also its template's.</param>
/// <param name="Order">Rules are tried from the lowest; the first that holds wins.</param>
/// <param name="Requires">What a question means, or its key → choices of which one must have been given. Empty: everybody else.</param>
public sealed record SegmentRule(
    string Key, string Name, string Describes, int Order, IReadOnlyDictionary<string, IReadOnlyList<string>> Requires)
{
    /// <summary>A rule asks for choices.</summary>
    public static bool CanAsk(Question question) => question.Kind.Column is AnswerKind.SingleChoice or AnswerKind.MultipleChoice;

    /// <param name="survey">As it was asked.</param>
    public bool Holds(Survey survey, Answers answers) => Requires.All(rule =>
        survey.Named(rule.Key) is { } asked && asked.Kind.Values(asked, answers).Any(given => rule.Value.Contains(given)));

    /// <summary>The choices for which it holds, by the question's key.</summary>
    public IReadOnlyDictionary<string, string[]> Because(Survey survey, Answers answers)
    {
        var given = new Dictionary<string, string[]>(Requires.Count);
        foreach (var (name, choices) in Requires)
            if (survey.Named(name) is { } asked) given[asked.Key] = [.. asked.Kind.Values(asked, answers).Where(choices.Contains)];
        return given;
    }
}
