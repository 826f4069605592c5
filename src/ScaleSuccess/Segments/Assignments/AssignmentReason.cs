using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>What decided a customer's segment. The texts are in SegmentTexts.resx.</summary>
public enum AssignmentReasonCode
{
    ByModel, ByRule, NoRule, Pinned, Stayed, UnclearStayed, UnclearByRule, UnclearNoRule, NoAnswersStayed, NoAnswersByRule, NoAnswersNoRule,

    /// <summary>A sentence of an earlier version that 0014 did not recognize, kept as it was.</summary>
    Other,
}

/// <summary>Why a customer is in a segment: kept as a code with what its text speaks of.</summary>
public sealed record AssignmentReason(AssignmentReasonCode Code)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Without values, as nearly all are.</summary>
    public const string NoArgs = "{}";

    public ReasonArgs Args { get; init; } = ReasonArgs.None;

    /// <summary>As it is stored.</summary>
    public string Key => Keys[(int)Code];

    public string ArgsJson => Args == ReasonArgs.None ? NoArgs : JsonSerializer.Serialize(Args, Json);

    public static AssignmentReason Read(string key, string args) => new((AssignmentReasonCode)Array.IndexOf(Keys, key))
    {
        Args = args == NoArgs ? ReasonArgs.None : JsonSerializer.Deserialize<ReasonArgs>(args, Json)!,
    };

    private static readonly string[] Keys =
        [.. Enum.GetNames<AssignmentReasonCode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}

/// <param name="Segments">How many the model has, and with <paramref name="Engine"/>, <paramref name="Rows"/> and <paramref name="TrainedOn"/> which it is.</param>
/// <param name="Survey">The version of the survey that was answered, and <paramref name="Given"/> the choices that the rule asks for, by the question's key.</param>
/// <param name="Answers">The same in words, as they stand in rows of before 0019.</param>
/// <param name="By">Who pinned, and <paramref name="Note"/> what they wrote.</param>
/// <param name="Confidence">Of the likeliest segment, 0 to 1.</param>
/// <param name="Text">Of <see cref="AssignmentReasonCode.Other"/>.</param>
public sealed record ReasonArgs(
    int? Segments = null, string? Engine = null, int? Rows = null, DateOnly? TrainedOn = null, long? Survey = null,
    IReadOnlyDictionary<string, string[]>? Given = null, IReadOnlyList<string>? Answers = null,
    string? By = null, string? Note = null, double? Confidence = null, string? Text = null)
{
    public static readonly ReasonArgs None = new();
}
