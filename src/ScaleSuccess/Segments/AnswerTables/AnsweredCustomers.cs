using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>A customer whose answers are in.</summary>
/// <param name="Former">Their current segment; null: none yet.</param>
/// <param name="Pin">The segment that ops pinned them to; null: none.</param>
/// <param name="Given">One per contact, at least one.</param>
public sealed record AnsweredCustomer(long Id, string? Former, PinnedTo? Pin, IReadOnlyList<ContactAnswers> Given, CombinedAnswers Combined);

public sealed record PinnedTo(string Segment, string By, string Reason);

/// <summary>Reads customers' answers, those of all their contacts together.</summary>
public sealed class AnsweredCustomers(ScaleDb db, CurrentSurvey surveys, KnownSegments segments, SegmentOptions options)
{
    /// <summary>Those of these who answered, by id.</summary>
    public async Task<IReadOnlyList<AnsweredCustomer>> Of(long[] customers, CancellationToken cancel)
    {
        var rows = await db.Database.QueryAsync<Row>(Sql.Text("Segments/AnswerTables/AnsweredCustomers.sql"), cancel, customers);
        var final = rows.Exists(row => row.Pin is not null) ? await segments.Final(cancel) : new Dictionary<string, string>();
        var all = new List<AnsweredCustomer>(customers.Length);
        foreach (var own in rows.GroupBy(row => row.CustomerId))
        {
            var given = new List<ContactAnswers>();
            foreach (var row in own)
                given.Add(new ContactAnswers(row.ResponseId, row.Contact, row.Role, row.SubmittedAt, row.DefinitionId,
                    (await surveys.Version(row.DefinitionId, cancel)).Value, Response.ReadAnswers(row.Answers)));
            var first = own.First();
            all.Add(new AnsweredCustomer(own.Key, first.Former, first.Pin is null ? null : new PinnedTo(final.GetValueOrDefault(first.Pin, first.Pin), first.PinnedBy!, first.PinReason!),
                given, CombineAnswers.Of(given, options.WeightOf)));
        }
        return all;
    }

    private sealed record Row(
        long CustomerId, long ResponseId, string Contact, string Role, DateTimeOffset SubmittedAt, long DefinitionId, string Answers,
        string? Former, string? Pin, string? PinnedBy, string? PinReason);
}
