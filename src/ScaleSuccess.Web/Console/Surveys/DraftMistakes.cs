using System.Text.RegularExpressions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Web.Console.Editing;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>What is wrong in a survey's file, in the words of its form, and the field that it is about.</summary>
public sealed partial class DraftMistakes(DraftView view)
{
    /// <summary>"question `size`, `min`: `min` is missing." as "“How big?”: “From” is missing."</summary>
    public string Words(Mistake mistake)
    {
        if (Placed(mistake) is not { } place) return view.InWords($"{mistake.Key}: {mistake.Sentence}");
        var (path, field) = (PathOf(mistake, place), FieldIn(place));
        var (thing, label) = (Thing(place.Groups["noun"].Value, path), field is null ? null : Label(place.Groups["noun"].Value, path, field));
        var sentence = Sentence(mistake.Sentence);
        if (label is not null && mistake.Sentence == $"`{field}` is missing.") return thing is null ? $"“{label}” is missing." : $"{thing}: “{label}” is missing.";
        return string.Join(", ", new[] { thing, label is null ? null : $"“{label}”" }.OfType<string>()) + $": {sentence}";
    }

    /// <summary>The id of the field; null: no field of a form holds it.</summary>
    public string? FieldOf(Mistake mistake)
    {
        if (Placed(mistake) is not { } place || FieldIn(place) is not { } field) return null;
        var (noun, path) = (place.Groups["noun"].Value, PathOf(mistake, place));
        var name = noun is "choice" or "row" && field == "key" ? "label" : field;
        return noun == "survey" && !FieldWords.OfSurvey.ContainsKey(name) && !SendRule(path) ? null : FieldIds.For(path.Length == 0 ? name : $"{path}/{name}");
    }

    /// <summary>Null: it is in another file, or in a translation, which says it in a way of its own.</summary>
    private Match? Placed(Mistake mistake) =>
        mistake.File == view.Draft.File && view.PartOf(mistake.Line) != TranslationFields.Part && Place().Match(mistake.Key) is { Success: true } place ? place : null;

    private static bool SendRule(string path) => path.StartsWith(SendFields.Part, StringComparison.Ordinal);

    private static string? FieldIn(Match place) => place.Groups["field"].Captures is { Count: > 0 } fields ? fields[^1].Value : null;

    /// <summary>A question's, a page's or a rule's place in the file; of a choice or a row its own.</summary>
    private string PathOf(Mistake mistake, Match place)
    {
        var path = view.PartOf(mistake.Line);
        var list = place.Groups["noun"].Value switch { "choice" => "choices", "row" => "rows", "rule" => "rules", _ => null };
        if (list is null) return path;
        List<object> lines = [.. DraftPath.Of(path), list];
        var named = Enumerable.Range(0, view.Nodes.ItemsAt(lines).Count).Where(at => view.Nodes.LineOf([.. lines, at]) <= mistake.Line).ToList();
        var at = named.FindLast(at => view.Nodes.TextAt([.. lines, at, "key"]) == place.Groups["key"].Value) is > 0 and var found ? found : named.LastOrDefault();
        return DraftPath.Name([.. lines, at]);
    }

    private string? Thing(string noun, string path) => noun switch
    {
        "page" => $"page “{Text(path, "title") ?? "Untitled page"}”",
        "question" => $"“{Text(path, "ask") ?? "New question"}”",
        "choice" or "row" => $"“{Text(path[..path.LastIndexOf($"/{noun}", StringComparison.Ordinal)], "ask") ?? "New question"}”, {noun} {Number(path)}",
        "rule" => $"rule {Number(path)}",
        _ => null,
    };

    private string? Text(string path, string key) => view.Text(path, key) is { Length: > 0 } text ? PipedText.Outline(text) : null;

    private static string Number(string path) => $"{(int)DraftPath.Of(path)[^1] + 1}";

    private string Label(string noun, string path, string field) => noun is "choice" or "row" && field is "label" or "key" ? noun == "row" ? "Row" : "Choice"
        : FieldWords.Of(noun, field) ?? (view.Survey.Named(field) is { Ask.Length: > 0 } question ? PipedText.Outline(question.Ask) : field);

    private string Sentence(string sentence) => Setting().Replace(MarkedKeys.InWords(view.InWords(sentence), key => FieldWords.Of("question", key) ?? FieldWords.OfSurvey.GetValueOrDefault(key)),
        set => FieldWords.Of("question", set.Groups[1].Value) is { } field ? $"“{field}: {SurveyWords.Set(set.Groups[2].Value)}”" : set.Value);

    [GeneratedRegex("^(?<noun>survey|page|question|choice|row|rule)(?: (?:`(?<key>[^`]*)`|[0-9]+))?(?:, `(?<field>[^`]+)`)*(?:, line [0-9]+)?$")]
    private static partial Regex Place();

    [GeneratedRegex("`([a-z_]+): ([a-z0-9-]+)`")]
    private static partial Regex Setting();
}
