using System.Text.Json;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Api;

/// <summary>Answers in a JSON body, as a survey's fields hold them.</summary>
public static class SentAnswers
{
    /// <returns>Null: taken back; empty: nothing that could be an answer.</returns>
    public static IReadOnlyDictionary<string, string[]?> Of(IReadOnlyDictionary<string, JsonElement>? sent) =>
        (sent ?? new Dictionary<string, JsonElement>()).ToDictionary(answer => answer.Key, answer => Values(answer.Value), StringComparer.Ordinal);

    private static string[]? Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.EnumerateArray().Select(One).ToList() is var all && all.Contains(null) ? [] : [.. all.OfType<string>()],
        _ => One(value) is { } one ? [one] : [],
    };

    private static string? One(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => Numbers.Write(value.GetDouble()),
        _ => null,
    };
}
