using System.Text.Json.Nodes;
using System.Text.Json;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <param name="Yaml">A survey's file, with what was dropped at its head.</param>
public sealed record ImportedSurveyJs(string Yaml, IReadOnlyList<Dropped> Dropped);

/// <summary>Reads SurveyJS JSON as a survey. What has nothing like it here is listed; what is missing then is found when the survey is checked.</summary>
public sealed class ReadSurveyJs
{
    private readonly ReadQuestions questions = new();
    private readonly List<Dropped> dropped = [];

    private ReadSurveyJs() { }

    /// <summary>By its content: a YAML file of ours never begins so.</summary>
    public static bool Is(string text) => text.AsSpan().TrimStart().StartsWith("{");

    /// <param name="file">Its name becomes the survey's key.</param>
    public static Read<ImportedSurveyJs> Of(string file, string text)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json || !(json.ContainsKey("pages") || json.ContainsKey("elements") || json.ContainsKey("questions")))
                return new Read<ImportedSurveyJs>.Bad([new Mistake(file, 1, "survey, `pages`", "It has neither `pages` nor `elements`: this is no survey of SurveyJS.")]);
            var read = new ReadSurveyJs();
            var key = NewKey.Of(Path.GetFileNameWithoutExtension(file), [], "survey");
            var own = (json["locale"] as JsonValue)?.GetValueKind() == JsonValueKind.String && Languages.Written(json["locale"]!.GetValue<string>()) is { } locale ? locale : Languages.Default.Name;
            var others = LocalizedJson.Languages(json, own);
            var survey = WithTranslations(read.Whole(new JsonPart(json, "", read.dropped), key), others.Select(language =>
                (Languages.Written(language)!, new ReadSurveyJs().Whole(new JsonPart((JsonObject)LocalizedJson.In(json, language)!, "", []), key))));
            return new Read<ImportedSurveyJs>.Good(new ImportedSurveyJs(read.Head(file) + YamlOutputFile.Write(survey), read.dropped));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // A key that stands twice is an ArgumentException, half of a character an InvalidOperationException.
            return new Read<ImportedSurveyJs>.Bad([new Mistake(file, 1 + (int)((e as JsonException)?.LineNumber ?? 0), "JSON", $"This cannot be read: {e.Message}")]);
        }
    }

    /// <summary>The same file read once in each language: where the words differ, they are translated.</summary>
    private static YamlNode WithTranslations(YamlNode survey, IEnumerable<(string Language, YamlEntries Survey)> others)
    {
        foreach (var (language, other) in others)
        {
            survey = TranslationFields.Apply(survey, new Dictionary<string, string[]> { [TranslationFields.NewLanguage] = [language] });
            // With the same keys of pages, which come from their titles.
            var translated = survey.ItemsAt("pages").Index().Aggregate((YamlNode)other, (node, page) => page.Item.TextAt("key") is { } key ? node.With(["pages", page.Index, "key"], YamlChange.Text(key)) : node);
            var texts = Words(survey);
            survey = TranslationFields.Apply(survey, Words(translated).Where(text => texts.GetValueOrDefault(text.Key) is { } own && own != text.Value)
                .ToDictionary(text => $"{TranslationFields.PartOf(language)}/{text.Key}", text => new[] { text.Value }));
        }
        return survey;
    }

    private static Dictionary<string, string> Words(YamlNode survey) => SurveyFile.Read("", YamlOutputFile.Write(survey)) switch
    {
        Read<Survey>.Good(var whole) => SurveyWording.Of(whole),
        Read<Survey>.Bad { Partial: { } part } => SurveyWording.Of(part),
        _ => [],
    } is var words ? words.DistinctBy(one => one.Place.Path).ToDictionary(one => one.Place.Path, one => one.Text) : [];

    private YamlEntries Whole(JsonPart json, string key)
    {
        var (title, intro) = (ReadTexts.Of(json, questions, "title"), ReadTexts.Of(json, questions, "description"));
        var pages = json.Parts("pages").Select(Page).OfType<YamlNode>().ToList();
        // A survey without pages is one.
        if (!json.Has("pages") && Elements(json, null) is { Count: > 0 } elements) pages.Add(YamlChange.Block(("title", title), ("questions", YamlChange.List(elements))));
        var thanks = string.Join(" ", ReadTexts.Blocks(json.Text("completedHtml") ?? ""));
        var locale = json.Text("locale");
        var own = Languages.Written(locale) is { } language && language != Languages.Default.Name ? YamlChange.Text(language) : null;
        if (locale is not null && Languages.Written(locale) is null) json.Drop("locale", "This is no language.");
        var survey = YamlChange.Block(("survey", YamlChange.Text(key)), ("language", own), ("title", title), ("intro", intro),
            ("thanks", thanks.Length == 0 ? null : YamlChange.Text(ReadTexts.Plain(thanks, "completedHtml", json, questions))), ("pages", pages.Count == 0 ? null : YamlChange.List(pages)));
        if (json.Text("clearInvisibleValues") is { } kept and not WriteSurveyJs.OnHidden) json.Drop("clearInvisibleValues", $"`{kept}`: what is not asked has no answer here.");
        json.Rest();
        return survey;
    }

    private YamlEntries? Page(JsonPart page)
    {
        var (title, hint, condition) = (ReadTexts.Of(page, questions, "title"), ReadTexts.Of(page, questions, "description"), ReadConditions.Of(page, "visibleIf", questions));
        var name = page.Text("name");
        var elements = Elements(page, null);
        page.Rest();
        if (elements.Count > 0) return YamlChange.Block(("title", title ?? YamlChange.Text(name ?? "")), ("hint", hint), ("show_if", condition), ("questions", YamlChange.List(elements)));
        page.Drop("elements", "Nothing of this page is taken over.");
        return null;
    }

    private List<YamlNode> Elements(JsonPart part, Condition? outer)
    {
        var elements = new List<YamlNode>();
        foreach (var element in part.Parts("elements").Concat(part.Parts("questions")))
            if (element.Text("type") == "panel") elements.AddRange(Panel(element, outer));
            else if (ReadElement.Of(element, questions, outer) is { } question) elements.Add(question);
        return elements;
    }

    /// <summary>Its questions stand on the page itself, each under its condition.</summary>
    private List<YamlNode> Panel(JsonPart panel, Condition? outer)
    {
        var elements = Elements(panel, ReadConditions.Find(panel, "visibleIf", questions, outer));
        panel.Text("name");
        panel.Rest("Its questions stand on the page itself.");
        return elements;
    }

    /// <summary>What was dropped, as comments, which stay with the draft.</summary>
    private string Head(string file)
    {
        if (dropped.Count == 0) return "";
        var lines = dropped.Select(one => one.ToString()).Prepend($"Imported from `{Path.GetFileName(file)}`, without:");
        return string.Concat(lines.Select(line => $"# {new string([.. line.Select(letter => char.IsControl(letter) || letter is '\u0085' or '\u2028' or '\u2029' ? ' ' : letter)])}\n"));
    }
}
