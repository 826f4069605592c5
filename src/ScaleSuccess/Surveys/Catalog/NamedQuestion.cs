using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>What is wrong with the name of a question where a condition or a text looks at its answer.</summary>
internal static class NamedQuestion
{
    /// <param name="isKnown">Whether it is answered by then, as far as the survey asks it.</param>
    /// <returns>Null: nothing.</returns>
    public static string? Flaw(Survey survey, string name, bool isKnown) => survey.Named(name) switch
    {
        null => $"No question is called `{name}`.{ClosestName.Hint(name, survey.Names)}",
        { Kind.HasAnswer: false } => $"`{name}` has no answer: it only says something.",
        _ => isKnown ? null : $"`{name}` is asked later: only questions before this one can be named.",
    };
}
