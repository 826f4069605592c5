using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Reads one comparison of an expression, by what its question is here.</summary>
internal static partial class ReadComparison
{
    /// <param name="compared">As SurveyJS writes it: <c>=</c>, <c>anyof</c>, …</param>
    /// <returns>Null: it cannot be said here.</returns>
    public static Condition? Of(string name, string compared, IReadOnlyList<string> values, ReadQuestions questions)
    {
        if (Fact.InConditions.ContainsKey(name)) return OfChoices(name, compared, values, single: true);
        var first = First().Match(name);
        if (questions.Find(first.Success ? first.Groups[1].Value : name) is not { } question || first.Success != (question.Kind == "ranking") && compared is not ("empty" or "notempty")) return null;
        if (compared is "empty" or "notempty") return One(question.Key, compared == "empty" ? Comparison.NotAnswered : Comparison.Answered);
        if (question.Kind == "consent") return Consent(question, compared, values);
        if (question.Kind is "scale" or "number") return values is [var text] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? OfNumber(question, compared, number) : null;
        if (values.Any(value => !question.Choices.ContainsKey(value))) return null;
        return question.Choices.Count == 0 ? null : OfChoices(question.Key, compared, [.. values.Select(value => question.Choices[value])], question.IsSingle);
    }

    /// <summary>Whether it is ticked.</summary>
    private static Condition? Consent(ReadQuestion question, string compared, IReadOnlyList<string> values) =>
        values is [var only] && question.Choices.ContainsKey(only) && compared is "=" or "contains" or "anyof" or "notcontains" or "noneof"
            ? One(question.Key, compared is "notcontains" or "noneof" ? Comparison.NotAnswered : Comparison.Answered) : null;

    // Several ticked choices are equal to a value only when they are exactly that, which is no condition here.
    private static Condition? OfChoices(string name, string compared, IReadOnlyList<string> values, bool single) => compared switch
    {
        "=" when single && values.Count == 1 => One(name, Comparison.AnyOf, values),
        "<>" when single && values.Count == 1 => One(name, Comparison.NoneOf, values),
        "contains" when values.Count == 1 => One(name, Comparison.AnyOf, values),
        "anyof" => One(name, Comparison.AnyOf, values),
        "allof" or "contains" => One(name, Comparison.AllOf, values),
        "noneof" => One(name, Comparison.NoneOf, values),
        "notcontains" when values.Count == 1 => One(name, Comparison.NoneOf, values),
        _ => null,
    };

    private static Condition? OfNumber(ReadQuestion question, string compared, double number) => compared switch
    {
        ">=" => One(question.Key, Comparison.AtLeast, [], number),
        "<=" => One(question.Key, Comparison.AtMost, [], number),
        "=" => new Condition([[new ConditionLine(question.Key, Comparison.AtLeast, [], number), new ConditionLine(question.Key, Comparison.AtMost, [], number)]]),
        // A scale has whole steps only.
        ">" when question.Kind == "scale" => One(question.Key, Comparison.AtLeast, [], Math.Floor(number) + 1),
        "<" when question.Kind == "scale" => One(question.Key, Comparison.AtMost, [], Math.Ceiling(number) - 1),
        _ => null,
    };

    private static Condition One(string name, Comparison comparison, IReadOnlyList<string>? values = null, double? number = null) => new([[new ConditionLine(name, comparison, values ?? [], number)]]);

    [GeneratedRegex(@"^(.+)\[0\]$")]
    private static partial Regex First();
}
