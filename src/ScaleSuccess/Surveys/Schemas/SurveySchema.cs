using System.Text.Json.Nodes;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Schemas;

/// <summary>
/// The JSON Schema (draft 2020-12) of surveys/*.yaml, by which editors complete and check them while they are written. What every survey
/// has stands in survey.json; the rest is what the kinds of questions say about themselves, so that a new kind is in it by itself.
/// What a schema cannot say, such as whether a condition names a question that is asked before, `./run surveys lint` says.
/// </summary>
public static class SurveySchema
{
    private const string Resource = "survey.schema";

    /// <summary>What a question of any kind may have.</summary>
    private static readonly string[] Common = ["key", "ask", "hint", "kind", "show_if"];

    public static string Text() => SchemaText.Of(Schema());

    /// <summary>What other definitions have as surveys do, such as a condition.</summary>
    internal static JsonNode Definition(string name) => SchemaText.Read(Resource)["$defs"]![name]!.DeepClone();

    private static JsonObject Schema()
    {
        var schema = SchemaText.Read(Resource);
        var definitions = schema["$defs"]!.AsObject();
        var question = definitions["question"]!.AsObject();
        schema["properties"]!["purpose"]!["enum"] = SchemaText.Words(Purposes.ByName.Keys);
        definitions["rule"]!["properties"]!["when"]!["enum"] = SchemaText.Words(SendTimes.ByName.Keys);
        definitions["rule"]!["if"]!["properties"]!["when"]!["enum"] = SchemaText.Words(SendTimes.ByName.Where(time => time.Value.IsSchedule()).Select(time => time.Key));
        question["properties"]!["kind"]!["enum"] = SchemaText.Words(QuestionKind.All.Keys);
        question["allOf"] = new JsonArray([.. QuestionKind.All.Values.Select(kind => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } }, ["required"] = SchemaText.Words(["kind"]) },
            ["then"] = new JsonObject { ["$ref"] = $"#/$defs/kind-{kind.Name}" },
        })]);
        definitions["translation"] = TranslationSchema.Definition();
        foreach (var kind in QuestionKind.All.Values) definitions[$"kind-{kind.Name}"] = Of(kind);
        return schema;
    }

    /// <summary>The keys that a question of this kind may have.</summary>
    private static JsonObject Of(QuestionKind kind)
    {
        var keys = new JsonObject();
        foreach (var common in Common.Concat(kind.HasAnswer ? ["required", "required_if"] : []).Concat(kind.Column is null ? [] : ["segment"])) keys[common] = true;
        if (kind.Suits.Count > 0) keys["means"] = new JsonObject { ["enum"] = SchemaText.Words(kind.Suits.Select(meaning => meaning.Name())) };
        foreach (var option in kind.Options) keys[option.Key] = Of(option);
        if (kind.HasRows) keys["rows"] = Lines([]);
        if (kind.ChoiceOptions is { } own) keys["choices"] = Lines(own);
        var needed = kind.Options.Where(option => option.Required).Select(option => option.Key).Concat(kind.HasRows ? ["rows"] : []).Concat(kind.ChoiceOptions is null ? [] : ["choices"]);
        return Closed(keys, needed);
    }

    /// <summary>A list of choices or rows.</summary>
    private static JsonObject Lines(IReadOnlyList<KindOption> own)
    {
        var keys = new JsonObject { ["key"] = Reference("key"), ["label"] = Limited(TextLimit.Label), ["hint"] = Limited(TextLimit.LabelHint), ["show_if"] = Reference("condition") };
        foreach (var option in own) keys[option.Key] = Of(option);
        var line = Closed(keys, ["key", "label", .. own.Where(option => option.Required).Select(option => option.Key)]);
        line["type"] = "object";
        return new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = 200, ["items"] = line };
    }

    private static JsonObject Of(KindOption option) => option.Type switch
    {
        OptionType.Flag => new JsonObject { ["type"] = "boolean" },
        OptionType.Number => new JsonObject { ["type"] = "number" },
        OptionType.Word => new JsonObject { ["enum"] = SchemaText.Words(option.Words ?? []) },
        OptionType.Words => new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["enum"] = SchemaText.Words(option.Words ?? []) } },
        _ => Reference("text"),
    };

    private static JsonObject Closed(JsonObject keys, IEnumerable<string> needed) =>
        new() { ["required"] = SchemaText.Words(needed), ["additionalProperties"] = false, ["properties"] = keys };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };
    private static JsonObject Limited(int most) => new() { ["$ref"] = "#/$defs/text", ["maxLength"] = most };
}
