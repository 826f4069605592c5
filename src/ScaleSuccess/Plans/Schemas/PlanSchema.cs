using System.Text.Json.Nodes;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Schemas;

namespace ScaleSuccess.Plans.Schemas;

/// <summary>
/// The JSON Schema (draft 2020-12) of plans/*.yaml, by which editors complete and check them while they are written: plan.json, with the words
/// that the product knows, and conditions as surveys have them. What a schema cannot say, such as whether a question exists, `./run templates lint` says.
/// </summary>
public static class PlanSchema
{
    public static string Text() => SchemaText.Of(Schema());

    private static JsonObject Schema()
    {
        var schema = SchemaText.Read("plan.schema");
        var definitions = schema["$defs"]!.AsObject();
        foreach (var shared in new[] { "key", "values", "condition", "block" }) definitions[shared] = SurveySchema.Definition(shared);
        foreach (var line in new[] { "action", "goal-action", "commitment" })
        {
            definitions[line]!["properties"]!["who"]!["enum"] = SchemaText.Words(ActionBlock.Sides.Keys);
            definitions[line]!["properties"]!["role"]!["enum"] = SchemaText.Words(Contact.Roles);
        }
        definitions["commitment"]!["properties"]!["every"]!["enum"] = SchemaText.Words(Every.All);
        var sections = definitions["template"]!["properties"]!["enough"]!["properties"]!.AsObject();
        foreach (var section in EnoughRule.Sections) sections[section] = Enough();
        return schema;
    }

    private static JsonObject Enough() => new()
    {
        ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["at_least"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 20 },
            ["known"] = new JsonObject
            {
                ["type"] = "array", ["minItems"] = 1, ["maxItems"] = 200,
                ["items"] = new JsonObject { ["enum"] = SchemaText.Words(Meanings.ByName.Where(meaning => EnoughRule.CanBeKnown(meaning.Value)).Select(meaning => meaning.Key)) },
            },
        },
    };
}
