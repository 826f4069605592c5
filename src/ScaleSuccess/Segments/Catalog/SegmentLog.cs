using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>What was done to segments and models, and by whom.</summary>
/// <param name="Kind">published, back_to_rules, discarded, renamed, template, merged, merge_undone, split, pinned, lifted or policy.</param>
/// <param name="Words">The rest of the sentence "olga …".</param>
public sealed record SegmentEvent(long Id, DateTimeOffset At, string Author, string Kind, string? Segment, long? ModelId, string Words);

/// <summary>Remembers who decided what; on the caller's transaction.</summary>
public sealed class SegmentLog(ScaleDb db, TimeProvider clock)
{
    public Task Add(string author, string kind, string? segment, long? model, string words, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            "insert into segment_events (at, author, kind, segment, model_id, words) values ({0}, {1}, {2}, {3}, {4}, {5})", cancel,
            clock.GetUtcNow(), author, kind, segment, model, words);
}

public sealed class ReadSegmentLog(ScaleDb db)
{
    public Task<List<SegmentEvent>> Newest(int most, CancellationToken cancel) => db.Database.QueryAsync<SegmentEvent>(
        "select id, at, author, kind, segment, model_id, words from segment_events order by id desc limit {0}", cancel, most);
}
