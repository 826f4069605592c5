using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>Whom a wave of a survey is for.</summary>
/// <param name="Condition">As <see cref="Json"/> writes it; empty: everybody.</param>
public sealed record WaveTarget(string Survey, string Rule, string Wave, string Condition, int Share, bool ToOne, bool UnlessStuck)
{
    public static WaveTarget Of(string survey, SendRules send, SendRule rule, string wave) =>
        new(survey, rule.Key, wave, Json(rule.If), rule.Share, rule.ToOne, send.UnlessStuck);

    /// <summary>The wave of a rule to which this day belongs.</summary>
    public static string WaveOn(SendRule rule, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{rule.Key} {day:yyyy-MM}");

    /// <summary>A condition as PeopleToAsk.sql reads it: groups of lines.</summary>
    public static string Json(Condition? condition) => condition is null ? "" : new JsonArray([.. condition.Groups.Select(lines => (JsonNode)new JsonArray([.. lines.Select(Line)]))]).ToJsonString();

    private static JsonNode Line(ConditionLine line) => new JsonObject
    {
        ["name"] = line.Name,
        ["is"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(line.Comparison.ToString()),
        ["values"] = new JsonArray([.. line.Values.Select(value => (JsonNode)value)]),
    };
}
