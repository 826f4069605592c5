using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>A model with all it needs to assign new answers: the questions with their levels and steps, and the clusters.</summary>
/// <param name="Space">How answers become codes.</param>
/// <param name="Model">The clusters.</param>
public sealed record SavedModel(FeatureSpace Space, ClusterModel Model)
{
    /// <summary>How <see cref="DateOrders"/> says 12/31/2024.</summary>
    public const string MonthFirst = "m/d/y";

    /// <summary>How <see cref="DateOrders"/> says 31/12/2024.</summary>
    public const string DayFirst = "d/m/y";

    private const int CurrentFormat = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>
    /// Where answers came as text: the separator between the options of a multiple choice, by question, so that new text is
    /// read the same way. Empty where answers were never text.
    /// </summary>
    public IReadOnlyDictionary<string, string> Separators { get; init; } = new Dictionary<string, string>();

    /// <summary>Where numbers came as text: what stood before their decimals, "." or ",", by question; without those that had no mark.</summary>
    public IReadOnlyDictionary<string, string> Decimals { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where dates came as text that does not say which part is the day: <see cref="MonthFirst"/> or <see cref="DayFirst"/>, by question.
    /// </summary>
    public IReadOnlyDictionary<string, string> DateOrders { get; init; } = new Dictionary<string, string>();

    /// <summary>Where answers came as text: the words that said "not answered"; null: the usual ones.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote; the model assigns exactly as before.</summary>
    /// <exception cref="FormatException">The text is not a saved model, or is inconsistent.</exception>
    public static SavedModel FromJson(string json)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, Json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not a saved model: {e.Message}", e);
        }

        if (written is null)
            throw new FormatException("This is not a saved model: it is empty.");
        if (written.Mistake() is { } mistake)
            throw new FormatException($"The saved model cannot be used: {mistake}.");
        var space = new FeatureSpace([.. written.Questions.Select(q => q.ToFeature())]);
        return new SavedModel(space, new ClusterModel(written.Engine, written.Seed, space.Cells, written.Shares, written.Profiles, written.Spread))
        {
            Separators = written.Separators,
            Decimals = written.Decimals ?? new Dictionary<string, string>(),
            DateOrders = written.DateOrders ?? new Dictionary<string, string>(),
            Missing = written.Missing,
        };
    }

    /// <summary>The model as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Written(CurrentFormat, Model.Engine, Model.Seed, [.. Space.Features.Select(WrittenQuestion.Of)], Model.Shares, Model.Profiles, Model.Spread, Separators)
        {
            Decimals = Decimals.Count == 0 ? null : Decimals,
            DateOrders = DateOrders.Count == 0 ? null : DateOrders,
            Missing = Missing,
        }, Json);

    private sealed record WrittenQuestion(string Name, AnswerKind Kind, double Weight, string[] Levels, double[] Cuts, float[] Values)
    {
        public static WrittenQuestion Of(Feature f) => new(f.Name, f.Kind, f.Weight, [.. f.Levels], [.. f.Cuts], [.. f.Values]);

        public Feature ToFeature() => new(Name, Kind, Weight, Levels, Cuts, Values);

        public string? Mistake() =>
            !(Weight > 0) ? $"its question '{Name}' has no weight"
            : Kind is AnswerKind.SingleChoice or AnswerKind.MultipleChoice
                ? Levels.Length < (Kind is AnswerKind.SingleChoice ? 2 : 1) || Levels.Distinct().Count() < Levels.Length ? $"its question '{Name}' lacks levels or has one twice" : null
            : Cuts.Length == 0 || Values.Length != Cuts.Length + 1 || Cuts.Zip(Cuts.Skip(1), (a, b) => a < b).Contains(false) ? $"the steps of its question '{Name}' are not ascending"
            : null;
    }

    private sealed record Written(
        int Format, string Engine, int Seed, WrittenQuestion[] Questions, double[] Shares, double[][][] Profiles, double? Spread,
        IReadOnlyDictionary<string, string> Separators)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? Decimals { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? DateOrders { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Missing { get; init; }

        public string? Mistake()
        {
            if (Format != CurrentFormat)
                return $"its format is {Format}, this version reads {CurrentFormat}";
            if (Questions.Length == 0)
                return "it has no questions";
            if (Questions.Select(q => q.Mistake()).FirstOrDefault(m => m is not null) is { } mistake)
                return mistake;
            var cells = Questions.SelectMany((q, i) => q.ToFeature().Cells(i)).ToArray();
            return Shares.Length == 0 ? "it has no clusters"
                : Shares.Any(s => !(s > 0)) ? "a cluster has no share of the rows"
                : Profiles.Length != cells.Length || Profiles.Where((p, i) => p.Length != Shares.Length || p.Any(c => c.Length != cells[i].Codes || c.Any(x => !(x >= 0)))).Any() ? $"a cluster has not the {cells.Length} profiles that its questions need"
                : Spread is { } spread && !(spread > 0) ? "its spread is not above 0"
                : null;
        }
    }
}
