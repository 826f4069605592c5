using System.Net;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Texts of SurveyJS: <c>{goals}</c> becomes <c>{{answers.goals}}</c>, and HTML plain text.</summary>
internal static partial class ReadTexts
{
    public static YamlNode? Of(JsonPart part, ReadQuestions questions, params string[] names) => part.Text(names) is { } text && Plain(text, part.At(names[0]), part, questions) is { Length: > 0 } plain ? YamlChange.Text(plain) : null;

    public static string Plain(string text, string path, JsonPart part, ReadQuestions questions) => Piped().Replace(text.Trim(), name =>
    {
        if (questions.InText(name.Groups[1].Value.Trim()) is { } known) return $"{{{{{known}}}}}";
        part.Drop(path[(path.LastIndexOf('.') + 1)..], $"`{name.Value}` names no question before it: it is left out.");
        return "";
    });

    /// <summary>The words of HTML, block by block.</summary>
    public static IReadOnlyList<string> Blocks(string html) =>
        [.. Block().Split(html).Select(block => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(block, "")), " ").Trim()).Where(block => block.Length > 0)];

    [GeneratedRegex(@"(?<!\{)\{([^{}]+)\}(?!\})")]
    private static partial Regex Piped();

    [GeneratedRegex(@"</?(?:p|h\d|div|ul|ol|li|br|table|tr|section)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
