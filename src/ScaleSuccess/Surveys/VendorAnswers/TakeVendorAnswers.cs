using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.VendorAnswers;

/// <summary>Keeps what the vendor thinks a customer would answer in the onboarding survey. Checked first and kept afterwards: a new customer is not known before.</summary>
public sealed class TakeVendorAnswers(ScaleDb db, CurrentSurvey surveys, TimeProvider clock)
{
    /// <summary>How the vendor told us.</summary>
    public const string Api = "api";

    /// <param name="sent">As <see cref="CheckVendorAnswers"/> takes them.</param>
    public async Task<(IReadOnlyList<SentAnswer> Answers, IReadOnlyList<VendorAnswerMistake> Mistakes)> Check(
        IReadOnlyDictionary<string, string[]?> sent, CancellationToken cancel) =>
        sent.Count == 0 ? ([], []) : CheckVendorAnswers.Of(
            (await surveys.For(Purpose.Onboarding, cancel)).Value, sent, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    /// <summary>An answer that is sent again as it is keeps its day; what is not sent stays.</summary>
    public async Task Save(long customer, IReadOnlyList<SentAnswer> answers, string source, CancellationToken cancel)
    {
        foreach (var (name, given) in answers)
        {
            if (given is null) await db.Database.ExecuteAsync("delete from vendor_answers where customer_id = {0} and name = {1}", cancel, customer, name);
            else await db.Database.ExecuteAsync(
                """
                insert into vendor_answers (customer_id, name, given, source, known_at) values ({0}, {1}, {2}, {3}, {4})
                on conflict (customer_id, name) do update set given = excluded.given, source = excluded.source, known_at = excluded.known_at
                where vendor_answers.given <> excluded.given
                """, cancel, customer, name, given, source, clock.GetUtcNow());
        }
    }
}
