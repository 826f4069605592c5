using System.Globalization;
using System.Text.Json.Nodes;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Tests.Surveys.Schemas;

/// <summary>A YAML file as an editor sees it, which checks it by a JSON Schema: a plain true is a flag, a plain 5 a number.</summary>
internal static class YamlAsJson
{
    public static JsonNode Of(string yaml) => Node(YamlFile.Nodes(yaml)!);

    private static JsonNode Node(YamlNode node) => node switch
    {
        YamlEntries block => new JsonObject(block.Entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Node(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Node)]),
        YamlScalar { Quoted: false, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalar { Quoted: false } number when double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        YamlScalar text => text.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
