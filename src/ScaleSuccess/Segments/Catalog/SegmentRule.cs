using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>A segment as its file in plans/ declares it, and who belongs to it while there are too few answers for a model.</summary>
/// <param name="Key">The segment's key, also its template's.</param>
/// <param name="Order">Rules are tried from the lowest; the first that holds wins.</param>
/// <param name="Requires">Question → choices of which one must have been given. Empty: everybody else.</param>
public sealed record SegmentRule(
    string Key, string Name, string Describes, int Order, IReadOnlyDictionary<string, IReadOnlyList<string>> Requires)
{
    public bool Holds(Answers answers) =>
        Requires.All(rule => answers.Many(rule.Key).Any(given => rule.Value.Contains(given)));
}
