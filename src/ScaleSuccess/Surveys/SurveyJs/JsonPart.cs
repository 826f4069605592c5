using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>One object of a SurveyJS file. What is never asked for is listed as dropped, so that nothing goes unseen.</summary>
internal sealed class JsonPart(JsonObject json, string path, List<Dropped> dropped)
{
    private readonly HashSet<string> read = [];

    public string Path => path;

    public string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Drop(string name, string what) => dropped.Add(new Dropped(At(name), what));

    /// <summary>A text, also one of several languages: then the default's. The others are read by themselves.</summary>
    public string? Text(params string[] names)
    {
        foreach (var name in names)
            switch (Find(name))
            {
                case JsonObject languages when languages.Count > 0:
                    var own = languages["default"] is not null ? "default" : languages.First().Key;
                    foreach (var other in languages.Where(language => language.Key != own && !Languages.IsTag(language.Key))) Drop($"{name}.{other.Key}", "This is no language.");
                    return Plain(languages[own]);
                case { } value when Plain(value) is { } text: return text;
                default: break;
            }
        return null;
    }

    public bool Flag(params string[] names) => names.Select(Find).ToList().Exists(value => value is JsonValue one && one.GetValueKind() == JsonValueKind.True);

    public double? Number(string name)
    {
        var value = Find(name);
        if (value is null) return null;
        if (double.TryParse(Plain(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Drop(name, "It is no number.");
        return null;
    }

    /// <summary>The objects of a list; a plain value in it becomes an object with that <c>value</c>.</summary>
    public IReadOnlyList<JsonPart> Parts(string name)
    {
        if (Find(name) is not JsonArray list) return [];
        var parts = new List<JsonPart>();
        foreach (var (place, item) in list.Index())
            if (item is JsonObject one) parts.Add(new JsonPart(one, $"{At(name)}[{place}]", dropped));
            else if (Plain(item) is { } value) parts.Add(new JsonPart(new JsonObject { ["value"] = value }, $"{At(name)}[{place}]", dropped));
        return parts;
    }

    public bool Has(string name) => json.ContainsKey(name);

    /// <summary>Lists what nobody asked for.</summary>
    public void Rest(string what = "Nothing here is like it.")
    {
        foreach (var (name, _) in json.Where(property => !read.Contains(property.Key))) Drop(name, what);
    }

    private JsonNode? Find(string name)
    {
        read.Add(name);
        return json[name];
    }

    private static string? Plain(JsonNode? value) => value is not JsonValue one ? null : one.GetValueKind() switch
    {
        JsonValueKind.String => one.GetValue<string>(),
        JsonValueKind.Number => one.ToJsonString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
