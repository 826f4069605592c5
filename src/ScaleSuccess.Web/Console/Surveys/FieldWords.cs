namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>What the editor calls the keys of a survey's file.</summary>
public static class FieldWords
{
    public static readonly IReadOnlyDictionary<string, string> OfSurvey = new Dictionary<string, string>
    {
        ["title"] = "Title", ["intro"] = "Welcome", ["thanks"] = "Thanks, once the answers are in", ["purpose"] = "What it is for",
    };

    private static readonly Dictionary<string, string> OfPage = new() { ["title"] = "Page title", ["hint"] = "Words below it", ["show_if"] = "Show this page if" };

    private static readonly Dictionary<string, string> OfLine = new() { ["show_if"] = "Offer it if" };

    private static readonly Dictionary<string, string> OfRule = new()
    {
        ["when"] = "When", ["every_months"] = "Every … months", ["days"] = "Days after it", ["to"] = "To", ["share"] = "Share of customers, %", ["key"] = "Name of its waves", ["if"] = "Only if",
    };

    private static readonly Dictionary<string, string> All = new()
    {
        ["pages"] = "Pages", ["questions"] = "Questions", ["language"] = "Language", ["ask"] = "Question", ["hint"] = "Hint", ["kind"] = "Kind", ["means"] = "What plans use it as",
        ["segment"] = "Weight for segments", ["choices"] = "Choices", ["rows"] = "Rows", ["required"] = "An answer is needed", ["show_if"] = "Show this question if", ["required_if"] = "Needed if",
        ["cool_down"] = "Days until the same person gets it again", ["closes_after"] = "Days to answer", ["unless_stuck"] = "Wait while somebody there has asked for help", ["paused"] = "Paused",
        ["rules"] = "Rules", ["send"] = "Who gets it",
    };

    /// <param name="noun">Of which thing of the file: survey, page, question, choice, row or rule.</param>
    /// <returns>Null: the form has no field of this name.</returns>
    public static string? Of(string noun, string key) =>
        (noun switch { "survey" => OfSurvey, "page" => OfPage, "choice" or "row" => OfLine, "rule" => OfRule, _ => All }).GetValueOrDefault(key)
        ?? All.GetValueOrDefault(key) ?? (SurveyWords.Option(key) is var option && option != key ? option : null);
}
