using System.Text.Json.Nodes;
using ScaleSuccess.Data;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>A model in use: its clusters, and the segment that each cluster stands for.</summary>
/// <param name="Segments">By cluster: the key of the segment whose rule most of its members follow.</param>
public sealed record TrainedModel(long Id, string Engine, int Rows, DateOnly TrainedOn, SavedModel Saved, IReadOnlyList<string> Segments)
{
    public static TrainedModel Read(SegmentModel row)
    {
        var json = JsonNode.Parse(row.Model)!.AsObject();
        return new TrainedModel(row.Id, row.Engine, row.Rows, DateOnly.FromDateTime(row.TrainedAt.UtcDateTime),
            SavedModel.FromJson(json["saved"]!.ToJsonString()), [.. json["segments"]!.AsArray().Select(s => s!.GetValue<string>())]);
    }

    public static string Write(SavedModel saved, IReadOnlyList<string> segments) => new JsonObject
    {
        ["saved"] = JsonNode.Parse(saved.ToJson()),
        ["segments"] = new JsonArray([.. segments.Select(s => JsonValue.Create(s))]),
    }.ToJsonString();

    /// <summary>The segment of these answers; by rule when they answer nothing that the model knows, or its segment is gone.</summary>
    public Placement Place(Survey survey, Answers answers, IReadOnlyList<SegmentRule> rules)
    {
        if (SegmentColumns.Of(survey, [answers]) is not { } table) return AssignSegments.ByRule(survey, answers, rules);
        var row = Saved.Space.Encode(table).Answers.Row(0);
        if (!row.ContainsAnyExcept(AnswerCodes.Missing)) return AssignSegments.ByRule(survey, answers, rules);
        var (cluster, confidence) = Saved.Model.Assign(row);
        var segment = Segments[cluster];
        return rules.Any(rule => rule.Key == segment)
            ? new Placement(segment, Id, Math.Clamp(confidence, 0, 1),
                $"Nearest of {Segments.Count} groups found by {Engine} in {Rows} answers on {Days.Long(TrainedOn)}.")
            : AssignSegments.ByRule(survey, answers, rules);
    }
}
