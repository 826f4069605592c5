using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScaleSuccess.Segmentation;

/// <summary>A model with all it needs to assign new answers: the questions with their levels and scales, and the clusters.</summary>
/// <param name="Space">How answers become numbers.</param>
/// <param name="Model">The clusters.</param>
public sealed record SavedModel(FeatureSpace Space, ClusterModel Model)
{
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The number of the format, so that a later reader knows what it reads.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>
    /// Where answers came as text: what stood between the options of a multiple choice, by question, so that new text is
    /// read alike. Empty where answers never were text.
    /// </summary>
    public IReadOnlyDictionary<string, string> Separators { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads what <see cref="ToJson"/> wrote; the model assigns exactly as before.</summary>
    /// <exception cref="FormatException">The text is no saved model, or one that contradicts itself.</exception>
    public static SavedModel FromJson(string json)
    {
        SavedModel? saved;
        try
        {
            saved = JsonSerializer.Deserialize<SavedModel>(json, Json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not a saved model: {e.Message}", e);
        }

        return saved?.Mistake() is { } mistake ? throw new FormatException($"The saved model cannot be used: {mistake}.")
            : saved ?? throw new FormatException("This is not a saved model: it is empty.");
    }

    /// <summary>The model as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private string? Mistake() =>
        Format != CurrentFormat ? $"its format is {Format}, this version reads {CurrentFormat}"
        : Space.Features.Count == 0 ? "it has no questions"
        : Space.Features.FirstOrDefault(f => !(f.Weight > 0) || !(f.Deviation > 0) || f.Width == 0) is { } feature ? $"its question '{feature.Name}' has no scale"
        : Space.Features.FirstOrDefault(f => !f.Levels.SequenceEqual(f.Levels.Distinct().Order(StringComparer.Ordinal))) is { } unsorted ? $"the levels of its question '{unsorted.Name}' are not sorted"
        : Model.Centers.Length == 0 ? "it has no clusters"
        : Model.Centers.Any(c => c is null || c.Length != Space.Width) ? $"a cluster has not the {Space.Width} numbers that its questions need"
        : !(Model.Spread > 0) ? "its spread is not above 0"
        : null;
}
