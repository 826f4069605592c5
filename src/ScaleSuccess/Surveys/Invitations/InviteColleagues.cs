using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>
/// Invites the people whom customers named in a survey, each once, so many a day for a customer; the others wait for the
/// next day. A customer of whom somebody reported an invitation as unwanted invites nobody else.
/// </summary>
public sealed class InviteColleagues(
    ScaleDb db, QueueMessages queue, InvitationOptions options, IStringLocalizer<SurveyTexts> texts, TimeProvider clock) : IStep
{
    private const int Batch = 500;

    public async Task<int> Run(CancellationToken cancel)
    {
        var (total, after) = (0, 0L);
        while (await RunBatch(after, cancel) is { } batch) (total, after) = (total + batch.Queued, batch.Last);
        return total;
    }

    /// <returns>Null when no customer is left.</returns>
    private async Task<(int Queued, long Last)?> RunBatch(long after, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Locked before the day's invitations are counted, or two servers would each count and send the whole of them.
        var customers = await db.Database.QueryAsync<long>(
            """
            select c.id as "Value" from customers c
            where c.id > {0} and exists (
                select from contacts k where k.customer_id = c.id and k.consent = 'asked'
                  and not exists (select from messages m where m.contact_id = k.id and m.email = {1}))
            order by c.id limit {2} for no key update skip locked
            """, cancel, after, ColleagueInvitationEmail.Type.Key, Batch);
        if (customers.Count == 0) return null;
        var now = clock.GetUtcNow();
        var named = await db.Database.QueryAsync<Named>(Sql.Text("Surveys/Invitations/InviteColleagues.sql"), cancel,
            customers.ToArray(), ColleagueInvitationEmail.Type.Key, now.AddDays(-1), options.MostPerDay);
        var queued = await queue.Run(ColleagueInvitationEmail.Type, [.. named.Select(one => Invitation(one, now))], cancel);
        await transaction.CommitAsync(cancel);
        return (queued, customers[^1]);
    }

    private NewMessage<ColleagueInvitationEmail> Invitation(Named one, DateTimeOffset now)
    {
        var by = PlainName.Of(one.InvitedBy);
        return new(one.ContactId, "invitation", new ColleagueInvitationEmail(by.Length > 0 ? by : texts["colleague"], PlainName.Of(one.Company), one.Role), now);
    }

    private sealed record Named(long ContactId, string InvitedBy, string Company, string Role);
}
