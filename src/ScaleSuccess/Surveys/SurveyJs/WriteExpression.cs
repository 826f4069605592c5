using System.Globalization;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Writes a condition as an expression of SurveyJS. One that cannot be written whole is not written at all: a part of it would hold for others.</summary>
internal static class WriteExpression
{
    public static string? Of(Condition condition, Survey survey, string path, List<Dropped> dropped)
    {
        var groups = condition.Groups.Select(lines => lines.Select(line => Line(line, survey)).ToList()).ToList();
        if (groups.Exists(lines => lines.Contains(null)))
        {
            dropped.Add(new Dropped(path, "It names a question that is not written: what it stands on is shown to everybody."));
            return null;
        }
        return string.Join(" or ", groups.Select(lines => groups.Count > 1 && lines.Count > 1 ? $"({string.Join(" and ", lines)})" : string.Join(" and ", lines)));
    }

    private static string? Line(ConditionLine line, Survey survey)
    {
        if (Fact.IsOne(line.Name)) return Written($"{{{line.Name}}}", line, single: true);
        if (survey.Named(line.Name) is not { } question || !WriteElement.IsWritten(question)) return null;
        // Of an order conditions look at what comes first.
        var name = question.Kind.Name == "ranking" && line.Values.Count > 0 ? $"{{{question.Key}[0]}}" : $"{{{question.Key}}}";
        // A time horizon is written as choices.
        if (line.Number is { } number && question.Kind.Offers(question) is not null)
            return Written(name, new ConditionLine(line.Name, Comparison.AnyOf, [.. question.Choices.Where(choice => line.Comparison == Comparison.AtLeast ? choice.Days >= number : choice.Days <= number).Select(choice => choice.Key)]), single: true);
        return Written(name, line, question.Kind.MostValues(question) == 1);
    }

    private static string Written(string name, ConditionLine line, bool single) => line.Comparison switch
    {
        Comparison.AnyOf when line.Values is [var only] => $"{name} {(single ? "=" : "contains")} {Quoted(only)}",
        Comparison.AnyOf => $"{name} anyof {List(line.Values)}",
        Comparison.AllOf => $"{name} allof {List(line.Values)}",
        Comparison.NoneOf => $"{name} noneof {List(line.Values)}",
        Comparison.AtLeast => $"{name} >= {line.Number?.ToString(CultureInfo.InvariantCulture)}",
        Comparison.AtMost => $"{name} <= {line.Number?.ToString(CultureInfo.InvariantCulture)}",
        Comparison.Answered => $"{name} notempty",
        Comparison.NotAnswered => $"{name} empty",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string List(IReadOnlyList<string> values) => $"[{string.Join(", ", values.Select(Quoted))}]";

    private static string Quoted(string value) => value.Contains('\'') ? $"\"{value}\"" : $"'{value}'";
}
