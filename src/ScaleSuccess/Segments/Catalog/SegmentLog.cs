using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>What ops, or the policy they set, can decide. The texts are in SegmentTexts.resx.</summary>
public enum SegmentEventKind
{
    Published, Republished, BackToRules, Discarded, Renamed, Described, Template, Merged, MergeUndone, Split, Pinned, Lifted, PolicyAutomatic, PolicyManual,

    /// <summary>A sentence of an earlier version that 0014 did not recognize, kept as it was.</summary>
    Other,
}

/// <summary>What an event's text speaks of. Names as they were then.</summary>
/// <param name="Name">Of the segment.</param>
/// <param name="Other">Of the segment's name before, of the one that it was merged into, or of the template.</param>
/// <param name="MostMoved">0 to 1.</param>
public sealed record SegmentEventArgs(
    string? Name = null, string? Other = null, string? Customer = null, string? Note = null, double? MostMoved = null, string? Text = null);

/// <summary>What was done to segments and models, and by whom.</summary>
public sealed record SegmentEvent(
    long Id, DateTimeOffset At, Decider By, SegmentEventKind Kind, string? Segment, long? ModelId, SegmentEventArgs Args);

/// <summary>Records who decided what; on the caller's transaction.</summary>
public sealed class SegmentLog(ScaleDb db, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal static readonly string[] Keys = [.. Enum.GetNames<SegmentEventKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public Task Add(string author, SegmentEventKind kind, string? segment, long? model, SegmentEventArgs args, CancellationToken cancel) =>
        Add(new Decider(author), kind, segment, model, args, cancel);

    public Task Add(Decider by, SegmentEventKind kind, string? segment, long? model, SegmentEventArgs args, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            "insert into segment_events (at, author, by_policy, kind, segment, model_id, args) values ({0}, {1}, {2}, {3}, {4}, {5}, {6}::jsonb)", cancel,
            clock.GetUtcNow(), by.Name, by.ByPolicy, Keys[(int)kind], segment, model, JsonSerializer.Serialize(args, Json));
}

public sealed class ReadSegmentLog(ScaleDb db)
{
    public async Task<IReadOnlyList<SegmentEvent>> Newest(int most, CancellationToken cancel) =>
    [
        .. (await db.Database.QueryAsync<Row>(
            "select id, at, author, by_policy, kind, segment, model_id, args::text as args from segment_events order by id desc limit {0}", cancel, most))
            .Select(row => new SegmentEvent(row.Id, row.At, new Decider(row.Author, row.ByPolicy), (SegmentEventKind)Array.IndexOf(SegmentLog.Keys, row.Kind), row.Segment,
                row.ModelId, JsonSerializer.Deserialize<SegmentEventArgs>(row.Args, SegmentLog.Json)!)),
    ];

    private sealed record Row(long Id, DateTimeOffset At, string Author, bool ByPolicy, string Kind, string? Segment, long? ModelId, string Args);
}
