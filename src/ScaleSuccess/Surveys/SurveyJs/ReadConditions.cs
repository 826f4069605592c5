using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Reads the expressions of a part as conditions.</summary>
internal static class ReadConditions
{
    public static YamlNode? Of(JsonPart part, string property, ReadQuestions questions, Condition? outer = null) => Find(part, property, questions, outer) is { } condition ? ConditionBlock.Written(condition) : null;

    /// <param name="outer">Of the panel that it stands in.</param>
    public static Condition? Find(JsonPart part, string property, ReadQuestions questions, Condition? outer = null)
    {
        if (part.Text(property) is not { Length: > 0 } expression) return outer;
        var own = ReadExpression.Of(expression, questions);
        var both = own is null || outer is null ? own : ReadExpression.Both(outer, own);
        if (both is null) part.Drop(property, $"`{expression}` cannot be said here: it holds for everybody now.");
        return both ?? outer;
    }
}
