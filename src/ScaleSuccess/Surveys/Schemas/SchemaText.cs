using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScaleSuccess.Surveys.Schemas;

/// <summary>How a JSON Schema of definitions is kept and written.</summary>
public static class SchemaText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject schema) => schema.ToJsonString(Readable) + "\n";

    /// <param name="name">Of the resource that holds what is always the same.</param>
    public static JsonObject Read(string name)
    {
        using var stream = typeof(SchemaText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return JsonNode.Parse(reader.ReadToEnd())!.AsObject();
    }

    public static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
