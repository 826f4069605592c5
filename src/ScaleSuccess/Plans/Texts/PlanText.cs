using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Texts;

/// <summary>A template's text with the customer's own words in it. Plain text: who shows it on a page escapes it there.</summary>
public static class PlanText
{
    public const string AnswerPrefix = "answers.";
    private const string CustomerName = "customer.name";
    private const string Deadline = "deadline";

    /// <summary>What a text may name besides the answers.</summary>
    public static readonly IReadOnlyList<string> Facts = [CustomerName, Deadline];

    /// <summary>What a text may name, for one customer; prepare it once and fill all texts of the plan.</summary>
    public static IReadOnlyDictionary<string, object?> Words(
        string customerName, DateOnly deadline, Survey survey, Answers answers) => new Dictionary<string, object?>
        {
            ["customer"] = new Dictionary<string, object?> { ["name"] = customerName },
            [Deadline] = Days.Long(deadline),
            ["answers"] = new GivenAnswers(survey, answers),
        };

    /// <summary>The text filled in. Empty when all it says hangs on answers that were not given: leave it out then.</summary>
    public static string Render(string text, IReadOnlyDictionary<string, object?> words) =>
        CompiledText.Plain(text, words).Trim();

    /// <summary>As <see cref="Render"/>, and empty, too, when the text puts in an answer that was not given ("Today: ."), unless it asks for that with <c>#if</c> or <c>#unless</c>.</summary>
    public static string RenderIfKnown(string text, IReadOnlyDictionary<string, object?> words)
    {
        var names = Placeholders.In(text).Names;
        var asked = names.Where(name => IsBlock(text, name)).Select(name => name.Name).ToHashSet();
        return names.Any(name => !asked.Contains(name.Name) && IsBlank(name.Name, words)) ? "" : Render(text, words);
    }

    private static bool IsBlock(string text, Placeholder name) => text.AsSpan(name.At).StartsWith("{{#");

    private static bool IsBlank(string name, IReadOnlyDictionary<string, object?> words) =>
        name.StartsWith(AnswerPrefix, StringComparison.Ordinal) && words["answers"] is GivenAnswers given && given[name[AnswerPrefix.Length..]] is null or "";

    /// <summary>What is wrong with a text; whether its questions exist is checked where the survey is known.</summary>
    public static IEnumerable<Flaw> Flaws(string text) => WordlessParts.IsUnwritten(text) ? [new Flaw(0, "It says nothing yet: write it, or take it out.")] : CompiledText.Flaws(text, "a plan", Facts, AnswerPrefix);
}
