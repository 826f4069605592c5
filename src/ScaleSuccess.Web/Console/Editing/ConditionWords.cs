using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>How the console speaks of conditions.</summary>
public static class ConditionWords
{
    private static readonly Dictionary<string, string> Facts = new()
    {
        [Fact.Tier] = "Tier", [Fact.Segment] = "Segment", [Fact.Country] = "Country", [Fact.Role] = "Role", [Fact.Plan] = "Plan",
    };

    private static readonly Dictionary<string, string> Values = new()
    {
        ["champion"] = "Champion", ["economic_buyer"] = "Decision maker", ["admin"] = "Admin", ["user"] = "User", ["none"] = "None yet", ["open"] = "Not accepted",
        ["accepted"] = "Accepted", ["achieved"] = "Goal reached", ["closed"] = "Closed", ["other"] = "Other",
    };

    public static string FactName(string name) => Facts.GetValueOrDefault(name, name);

    public static string Of(Comparison comparison) => comparison switch
    {
        Comparison.AnyOf => "includes any of",
        Comparison.AllOf => "includes all of",
        Comparison.NoneOf => "includes none of",
        Comparison.AtLeast => "is at least",
        Comparison.AtMost => "is at most",
        Comparison.Answered => "is answered",
        _ => "is not answered",
    };

    /// <summary>"Goals includes Save time or See numbers".</summary>
    public static string Sentence(Condition condition, Survey? survey) => string.Join(", or ", condition.Groups.Select(lines => string.Join(" and ", lines.Select(line => Sentence(line, survey)))));

    private static string Sentence(ConditionLine line, Survey? survey)
    {
        var question = Fact.IsOne(line.Name) ? null : survey?.Named(line.Name);
        var name = Fact.IsOne(line.Name) ? FactName(line.Name) : question is null ? line.Name : $"“{PipedText.Outline(question.Ask)}”";
        return line.Comparison switch
        {
            Comparison.AnyOf => $"{name} includes {ValuesOf(line, question, " or ")}",
            Comparison.AllOf => $"{name} includes {ValuesOf(line, question, " and ")}",
            Comparison.NoneOf => $"{name} does not include {ValuesOf(line, question, " or ")}",
            Comparison.AtLeast or Comparison.AtMost => $"{name} {Of(line.Comparison)} {(line.Number is { } number ? Amounts.Number(number) : "a number that is missing")}",
            _ => $"{name} {Of(line.Comparison)}",
        };
    }

    private static string ValuesOf(ConditionLine line, Question? question, string joined) => line.Values.Count == 0 ? "nothing that is chosen yet" : string.Join(joined, line.Values.Select(value => Value(value, question)));

    /// <summary>A choice or what a fact may be.</summary>
    public static string Value(string value, Question? question) =>
        question?.Find(value) is { } choice ? PipedText.Outline(choice.Label) : Values.GetValueOrDefault(value, value);
}
