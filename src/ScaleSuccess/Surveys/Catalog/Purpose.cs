using System.Text.Json;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>What a survey is for. The product finds a survey by this, never by its key.</summary>
public enum Purpose { Onboarding, CheckIn, Health, Other }

public static class Purposes
{
    /// <summary>As files and the column <c>responses.purpose</c> write them: <c>check_in</c>.</summary>
    public static IReadOnlyDictionary<string, Purpose> ByName { get; } = Enum.GetValues<Purpose>().ToDictionary(Name);

    public static string Name(this Purpose purpose) => JsonNamingPolicy.SnakeCaseLower.ConvertName(purpose.ToString());
}
