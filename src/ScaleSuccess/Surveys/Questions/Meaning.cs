using System.Text.Json;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>What a question asks about. Plans, schedules and segments find a question by this, never by its key.</summary>
public enum Meaning { Goals, Challenges, Benefits, Measures, People, WhereNow, WhereToBe, ByWhen, Pace, Risk, TeamSize }

public static class Meanings
{
    /// <summary>As surveys and templates write them: <c>where_to_be</c>.</summary>
    public static IReadOnlyDictionary<string, Meaning> ByName { get; } = Enum.GetValues<Meaning>().ToDictionary(Name);

    public static string Name(this Meaning meaning) => JsonNamingPolicy.SnakeCaseLower.ConvertName(meaning.ToString());
}
