using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>The `min` and `max` of a question.</summary>
internal static class NumberRange
{
    /// <param name="question">With the range that it has unless its file says another.</param>
    public static Question Read(YamlMap map, Question question, double min, double max)
    {
        var range = question with { Min = map.Number("min", min, max) ?? question.Min, Max = map.Number("max", min, max) ?? question.Max };
        if (range.Min >= range.Max) map.Wrong("max", "It should be more than `min`.");
        return range;
    }

    public static IEnumerable<AnswerMistake> Check(Question question, double number) => question switch
    {
        { Min: { } min, Max: { } max } when number < min || number > max => [new(question.Key, AnswerCode.NumberBetween, min, max)],
        { Min: { } min, Max: null } when number < min => [new(question.Key, AnswerCode.NumberAtLeast, min)],
        { Min: null, Max: { } max } when number > max => [new(question.Key, AnswerCode.NumberAtMost, max)],
        _ => [],
    };

    /// <summary>In the middle of the range; where only one end is said, near that.</summary>
    public static IEnumerable<(string Field, string[] Values)> Sample(Question question)
    {
        var least = question.Min ?? Math.Min(1, question.Max ?? 1);
        var most = question.Max ?? Math.Max(10, 2 * least);
        return [(question.Key, [Math.Clamp(Math.Round((least + most) / 2), least, most).ToString(CultureInfo.InvariantCulture)])];
    }
}
