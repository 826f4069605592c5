using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Texts of SurveyJS in several languages: <c>{ "default": "Size", "de": "Größe" }</c> where a single one would be <c>"Size"</c>.</summary>
internal static class LocalizedJson
{
    private const string Own = "default";

    /// <summary>Adds what another language says in another way. Both are written from the same survey, so that they differ in texts alone.</summary>
    public static void Add(JsonObject json, string language, JsonObject translated)
    {
        foreach (var (name, value) in json.ToList())
            if (value is JsonObject known && Is(known) && translated[name] is JsonValue another) With(known, language, another);
            else if (value is JsonObject block && translated[name] is JsonObject same) Add(block, language, same);
            else if (value is JsonArray list && translated[name] is JsonArray others) foreach (var (one, other) in list.Zip(others)) Add((JsonObject)one!, language, (JsonObject)other!);
            else if (value is JsonValue text && translated[name] is JsonValue now && IsText(text) && text.GetValue<string>() != now.GetValue<string>())
                json[name] = new JsonObject { [Own] = text.GetValue<string>(), [language] = now.GetValue<string>() };
    }

    /// <summary>The languages of a file besides its own.</summary>
    public static IReadOnlyList<string> Languages(JsonNode? json, string own) =>
        [.. Texts(json).SelectMany(text => text.Select(one => one.Key)).Where(key => key != Own && Foundation.Languages.IsTag(key) && Foundation.Languages.Written(key) != own).Distinct()];

    /// <summary>The file as it is in one language.</summary>
    public static JsonNode? In(JsonNode? json, string language) => json switch
    {
        JsonObject text when Is(text) => (text[language] ?? text[Own] ?? text.First().Value)!.DeepClone(),
        JsonObject block => new JsonObject(block.Select(entry => KeyValuePair.Create(entry.Key, In(entry.Value, language)))),
        JsonArray list => new JsonArray([.. list.Select(item => In(item, language))]),
        _ => json?.DeepClone(),
    };

    private static IEnumerable<JsonObject> Texts(JsonNode? json) => json switch
    {
        JsonObject text when Is(text) => [text],
        JsonObject block => block.SelectMany(entry => Texts(entry.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static void With(JsonObject text, string language, JsonValue other)
    {
        if (text[Own]!.GetValue<string>() != other.GetValue<string>()) text[language] = other.GetValue<string>();
    }

    private static bool Is(JsonObject json) => json.Count > 0 && json.All(entry => (entry.Key == Own || Foundation.Languages.IsTag(entry.Key)) && entry.Value is JsonValue value && IsText(value));

    private static bool IsText(JsonValue value) => value.GetValueKind() == JsonValueKind.String;
}
