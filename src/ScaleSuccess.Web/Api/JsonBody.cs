using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Api;

public enum JsonMistakeCode
{
    /// <summary>Argument: the fields there are.</summary>
    UnknownField,
    FieldTwice,
    NotText,
    NotANumber,

    /// <summary>Half a character, which JSON can spell and no text can hold.</summary>
    NotUnicode,
    NotAList,
    NotAnObject,

    /// <summary>An object whose names are the sender's.</summary>
    NotNamed,
}

/// <param name="Field">As a developer would write it: <c>contacts[0].email</c>; <c>body</c> for all of it.</param>
public sealed record JsonMistake(string Field, JsonMistakeCode Code, string? Argument = null);

public abstract record JsonBody<T>
{
    private JsonBody() { }
    public sealed record Read(T Value) : JsonBody<T>;

    /// <summary>Where it stops being JSON, both counted from one.</summary>
    public sealed record NotJson(long Line, long Byte) : JsonBody<T>;
    public sealed record Refused(IReadOnlyList<JsonMistake> Mistakes) : JsonBody<T>;
}

/// <summary>
/// Reads a JSON body strictly: a field that does not exist or comes twice is refused by its name, since ignoring it would lose
/// what the sender meant. The framework's own messages name its types instead of the sender's fields.
/// </summary>
public static class JsonBody
{
    /// <summary>A body of nothing but mistakes must not be answered at length.</summary>
    private const int MostMistakes = 50, LongestName = 60;

    private const string Whole = "body";

    /// <param name="request">Its content type is JSON, in a charset that exists.</param>
    public static async Task<JsonBody<T>> Read<T>(HttpRequest request, JsonSerializerOptions options, CancellationToken cancel)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(Utf8(request), default, cancel);
            var mistakes = Mistakes("", document.RootElement, options.GetTypeInfo(typeof(T))).Take(MostMistakes).ToList();
            return mistakes.Count > 0
                ? new JsonBody<T>.Refused(mistakes)
                : new JsonBody<T>.Read(document.RootElement.Deserialize<T>(options)!);
        }
        catch (JsonException e)
        {
            return new JsonBody<T>.NotJson((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
        }
    }

    private static Stream Utf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.Encoding is { } sent && sent.CodePage != Encoding.UTF8.CodePage
            ? Encoding.CreateTranscodingStream(request.Body, sent, Encoding.UTF8)
            : request.Body;

    private static IEnumerable<JsonMistake> Mistakes(string at, JsonElement value, JsonTypeInfo type) => type.Kind switch
    {
        // Null is a value like every other, but no body.
        _ when value.ValueKind == JsonValueKind.Null && at.Length > 0 => [],
        JsonTypeInfoKind.Object => InObject(at, value, type),
        JsonTypeInfoKind.Enumerable => InList(at, value, type),
        JsonTypeInfoKind.Dictionary => InNamed(at, value, type),
        _ when type.Type == typeof(JsonElement) => InAnything(at, value),
        _ when type.Type == typeof(string) => InText(at, value),
        _ when (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(double) => value.ValueKind == JsonValueKind.Number ? [] : [new(at, JsonMistakeCode.NotANumber)],
        _ => throw new NotSupportedException($"No field of a request is a {type.Type} yet."),
    };

    private static IEnumerable<JsonMistake> InObject(string at, JsonElement value, JsonTypeInfo type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            yield return new(at.Length == 0 ? Whole : at, JsonMistakeCode.NotAnObject, Names(type));
            yield break;
        }
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in value.EnumerateObject())
        {
            var name = Name(field);
            var known = type.Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
            var here = (at.Length == 0 ? "" : at + ".") + (known?.Name ?? TypedText.ToFind(name, LongestName));
            if (known is null) yield return new(here, JsonMistakeCode.UnknownField, Names(type));
            else if (!seen.Add(known.Name)) yield return new(here, JsonMistakeCode.FieldTwice);
            else foreach (var mistake in Mistakes(here, field.Value, type.Options.GetTypeInfo(known.PropertyType))) yield return mistake;
        }
    }

    /// <summary>The sender's own names; what may be among them is for who takes the body to say.</summary>
    private static IEnumerable<JsonMistake> InNamed(string at, JsonElement value, JsonTypeInfo type)
    {
        if (value.ValueKind != JsonValueKind.Object) return [new(at, JsonMistakeCode.NotNamed)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().SelectMany(field =>
        {
            var name = Text(() => field.Name);
            var here = $"{at}.{TypedText.ToFind(name ?? "\uFFFD", LongestName)}";
            return name is null ? [new(here, JsonMistakeCode.NotUnicode)]
                : !seen.Add(name) ? [new(here, JsonMistakeCode.FieldTwice)] : Mistakes(here, field.Value, type.Options.GetTypeInfo(type.ElementType!));
        });
    }

    private static IEnumerable<JsonMistake> InAnything(string at, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => InText(at, value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, index) => InAnything($"{at}[{index}]", element)),
        _ => [],
    };

    private static IEnumerable<JsonMistake> InList(string at, JsonElement value, JsonTypeInfo type) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().SelectMany((element, index) => Mistakes($"{at}[{index}]", element, type.Options.GetTypeInfo(type.ElementType!)))
            : [new(at, JsonMistakeCode.NotAList)];

    private static IEnumerable<JsonMistake> InText(string at, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? [new(at, JsonMistakeCode.NotText)]
        : Text(value.GetString) is null ? [new(at, JsonMistakeCode.NotUnicode)] : [];

    private static string Name(JsonProperty field) => Text(() => field.Name) ?? "\uFFFD";

    /// <summary>Null: it cannot be decoded. The reader looks at what is in a text only when it is asked for it.</summary>
    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Names(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(property => property.Name));
}
