using System.Text.Json.Nodes;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Schemas;

/// <summary>The JSON Schema of a translation: surveys/KEY.de.yaml. Which pages, questions and choices there are, the survey says.</summary>
public static class TranslationSchema
{
    /// <summary>As a file of its own.</summary>
    public static string Text() => SchemaText.Of(new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$ref"] = "#/$defs/translation",
        ["$defs"] = new JsonObject { ["text"] = SurveySchema.Definition("text"), ["translation"] = Definition() },
    });

    internal static JsonObject Definition()
    {
        var line = Closed((SurveyWording.Label, TextLimit.Label), (SurveyWording.Hint, TextLimit.LabelHint), (SurveyWording.Unit, TextLimit.Unit));
        var lines = Named(new JsonObject { ["anyOf"] = new JsonArray(Limited(TextLimit.Label), line) });
        var question = Closed((SurveyWording.Ask, TextLimit.Ask), (SurveyWording.Hint, TextLimit.Hint), (SurveyWording.Low, TextLimit.End), (SurveyWording.High, TextLimit.End), (SurveyWording.Unit, TextLimit.Unit), (SurveyWording.Consent, TextLimit.Consent));
        foreach (var key in new[] { SurveyWording.Choices, SurveyWording.Rows }) question["properties"]![key] = lines.DeepClone();
        var all = Closed((SurveyWording.Title, TextLimit.Title), (SurveyWording.Intro, TextLimit.Intro), (SurveyWording.Thanks, TextLimit.Thanks));
        all["properties"]![SurveyWording.Pages] = Named(Closed((SurveyWording.Title, TextLimit.Title), (SurveyWording.Hint, TextLimit.PageHint)));
        all["properties"]![SurveyWording.Questions] = Named(question);
        all["properties"]![TranslationBlock.MadeFrom] = Notes();
        var said = (JsonObject)SurveySchema.Definition("translation");
        foreach (var (key, value) in all) said[key] = value?.DeepClone();
        return said;
    }

    /// <summary>Blocks by keys of the survey.</summary>
    private static JsonObject Named(JsonObject each) => new() { ["type"] = "object", ["maxProperties"] = 200, ["additionalProperties"] = each };

    /// <summary>By place, such as questions/goals/ask: more of them than of anything else.</summary>
    private static JsonObject Notes() => new()
    {
        ["description"] = "Written by the console: a check sum of the original from which each text was translated, by places such as `questions/goals/ask`.",
        ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^[a-p]{{{OriginalNote.Length}}}$" },
    };

    private static JsonObject Closed(params IEnumerable<(string Key, int Most)> keys) => new()
    {
        ["type"] = "object", ["additionalProperties"] = false,
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)Limited(key.Most)))),
    };

    private static JsonObject Limited(int most) => new() { ["$ref"] = "#/$defs/text", ["maxLength"] = TextLimit.Translated(most) };
}
