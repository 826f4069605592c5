using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Console.Templates.Variables;

/// <summary>How the console speaks of what a text names and each customer's plan fills in.</summary>
public static class PlaceholderWords
{
    /// <summary>"Answer to “Where are you now?”".</summary>
    public static string Title(string name, Survey survey) => name switch
    {
        "customer.name" => "The customer’s name",
        "deadline" => "The day on which the plan ends",
        _ => survey.Named(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]) is { } question ? $"Answer to “{PipedText.Outline(question.Ask)}”" : name,
    };

    public static string Sample(string sample) => sample.Length > 0 ? $"e.g. {sample}" : "no sample";

    /// <summary>As it stands in a text.</summary>
    public static string Typed(string name) => $"{{{{{name}}}}}";

    /// <summary>What a text names, each once, of what it may name.</summary>
    public static IEnumerable<(string Name, string Sample)> In(string? text, IReadOnlyList<(string Name, string Sample)> known) =>
        Definitions.Placeholders.In(text ?? "").Names.Select(one => one.Name).Distinct().Select(name => (name, known.FirstOrDefault(one => one.Name == name).Sample ?? ""));
}
