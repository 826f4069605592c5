using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Claiming;

/// <summary>The rows of digests and of what is in them, in the transaction that claims.</summary>
internal sealed class DigestRows(ScaleDb db, EmailTypes types, DateTimeOffset now, DateTimeOffset leasedUntil)
{
    /// <summary>
    /// A digest that is tried again: what in it is not wanted any more, or has lost its meaning, leaves it. With nothing left it is dropped, too.
    /// </summary>
    public async Task<List<Due>> Checked(List<Due> due, CancellationToken cancel)
    {
        var digests = due.Where(one => one.Email == DigestEmail.Key).Select(one => one.Id).ToArray();
        if (digests.Length == 0) return due;
        var items = await db.Database.QueryAsync<Item>(Sql.Text("Emails/Claiming/InDigests.sql"), cancel, digests);
        var leave = items.Where(one => one.IsUnwanted || one.Reason is not null).ToList();
        if (leave.Count > 0)
            await db.Database.ExecuteAsync(
                """
                update messages m set digest_id = null, state = case when d.reason = '' then 'due' else 'dropped' end, due_at = {2},
                       reason_code = nullif(d.reason, ''), settled_at = case when d.reason <> '' then {2} end
                from unnest({0}, {1}) d (id, reason) where d.id = m.id and m.state = 'due'
                """, cancel, leave.Select(one => one.Id).ToArray(), leave.Select(one => one.IsUnwanted ? "" : one.Reason!).ToArray(), now);
        var left = items.Except(leave).ToLookup(one => one.DigestId);
        return due.ConvertAll(one => one.Email != DigestEmail.Key ? one
            : left[one.Id].Any() ? one with { Holds = (left[one.Id].Min(item => types.UrgencyOf(item.Email)), left[one.Id].Count()) } : one with { Reason = "void_empty" });
    }

    /// <summary>Makes each of these one e-mail, or lets them join the one that is tried again.</summary>
    /// <returns>The digests.</returns>
    public async Task<List<long>> Join(List<IReadOnlyList<Due>> together, CancellationToken cancel)
    {
        var fresh = together.Where(mails => mails.All(one => one.Email != DigestEmail.Key)).ToList();
        var made = fresh.Count == 0 ? [] : await db.Database.QueryAsync<Made>(
            """
            with made as (
                insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at, leased_until)
                select m.contact_id, 'digest', 'message/' || m.id || '/' || extract(epoch from {1}::timestamptz)::bigint, m.topic, '{{}}', {1}, {1}, {2}
                from messages m where m.id = any({0})
                returning id, contact_id
            )
            select id, contact_id from made
            """, cancel, fresh.Select(mails => mails[0].Id).ToArray(), now, leasedUntil);
        var digestOf = made.ToDictionary(one => one.ContactId, one => one.Id);
        var digests = together.ConvertAll(mails => mails.FirstOrDefault(one => one.Email == DigestEmail.Key)?.Id ?? digestOf[mails[0].ContactId]);
        var (items, of) = (new List<long>(), new List<long>());
        foreach (var (mails, digest) in together.Zip(digests))
            foreach (var one in mails.Where(one => one.Id != digest))
            {
                items.Add(one.Id);
                of.Add(digest);
            }
        await db.Database.ExecuteAsync(
            "update messages m set digest_id = d.digest from unnest({0}, {1}) d (id, digest) where d.id = m.id and m.state = 'due'", cancel, items.ToArray(), of.ToArray());
        return digests;
    }

    private sealed record Item(long Id, long DigestId, string Email, bool IsUnwanted, string? Reason);

    private sealed record Made(long Id, long ContactId);
}
