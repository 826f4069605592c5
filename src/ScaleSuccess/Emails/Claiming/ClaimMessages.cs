using System.ComponentModel.DataAnnotations.Schema;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Claiming;

/// <param name="Looked">How many messages were due, whatever became of them; 0: none is left.</param>
public sealed record Claim(IReadOnlyList<ClaimedMessage> Messages, int Looked);

/// <summary>
/// Takes due messages for sending, in one transaction with the decision which of them their readers' budgets let through: the others are moved, joined
/// to a digest or dropped. Whoever decides about a person has them alone: a second server looks at somebody else.
/// </summary>
public sealed class ClaimMessages(ScaleDb db, EmailTypes types, SetMailBudget budgets, TimeProvider clock)
{
    /// <summary>What was queued longer ago may have lost its meaning.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <param name="lease">How long they are this caller's.</param>
    public async Task<Claim> Run(TimeSpan lease, int most, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var picked = await db.Database.QueryAsync<Picked>(Sql.Text("Emails/Claiming/PickDue.sql"), cancel, now, most);
        if (picked.Count == 0) return new([], 0);
        var (atOnce, counted) = (picked.Where(one => one.Address is null || types.IsAtOnce(one.Email)).ToList(), picked.Where(one => one.Address is not null && !types.IsAtOnce(one.Email)).ToList());
        var (going, wanted) = (atOnce.ConvertAll(one => one.Id), new List<long>());
        var people = counted.Count == 0 ? [] : await Alone([.. counted.Select(one => one.Address!).Distinct()], cancel);
        if (people.Count > 0) wanted = await Decide([.. people], now, now + lease, going, cancel);
        var claimed = going.Count + wanted.Count == 0 ? [] : await Leased(going, wanted, now + lease, cancel);
        await transaction.CommitAsync(cancel);
        return new(claimed, atOnce.Count + people.Count);
    }

    /// <summary>Those about whom nobody else decides now; until the end of the transaction nobody else will.</summary>
    private Task<List<string>> Alone(string[] addresses, CancellationToken cancel) => db.Database.QueryAsync<string>(
        """
        select a.address as "Value" from unnest({0}) a (address) where pg_try_advisory_xact_lock(hashtextextended(a.address, 68))
        """, cancel, [addresses]);

    /// <param name="others">Gets those that nobody wants: whoever sends says so on their rows, nothing goes out, and nothing counts.</param>
    /// <returns>The messages that go now.</returns>
    private async Task<List<long>> Decide(string[] people, DateTimeOffset now, DateTimeOffset until, List<long> others, CancellationToken cancel)
    {
        var budget = await budgets.Now(cancel);
        var free = types.AtOnce.Select(type => type.Key).ToArray();
        var due = await db.Database.QueryAsync<Due>(Sql.Text("Emails/Claiming/PeopleDue.sql"), cancel, now, people, free, now - Fresh);
        due.RemoveAll(one => types.IsAtOnce(one.Email));
        var used = (await db.Database.QueryAsync<Used>(Sql.Text("Emails/Claiming/PeopleUsed.sql"), cancel, now, people, free)).ToLookup(one => one.Address, one => one.At);
        var digests = new DigestRows(db, types, now, until);
        due = await digests.Checked(due, cancel);
        others.AddRange(due.Where(one => one.IsUnwanted).Select(one => one.Id));
        var going = new List<long>();
        var dropped = due.Where(one => one is { IsUnwanted: false, Reason: not null }).ToList();
        var moved = new List<MovedMail>();
        var together = new List<IReadOnlyList<Due>>();
        foreach (var own in due.Where(one => one is { IsUnwanted: false, Reason: null }).GroupBy(one => one.Address))
        {
            var hours = Hours(own.First());
            var all = own.ToDictionary(one => one.Id);
            var allotted = Allotment.Of(budget, hours, [.. used[own.Key].Select(hours.DayOf)], [.. own.Select(one => one.Waiting(types))], now);
            moved.AddRange(allotted.Later);
            if (allotted.Now.Count == 1) going.Add(allotted.Now[0].Id);
            else if (allotted.Now.Count > 1) together.Add([.. allotted.Now.Select(one => all[one.Id])]);
        }
        if (dropped.Count > 0) await Drop(dropped, now, cancel);
        if (moved.Count > 0) await Move(moved, cancel);
        if (together.Count > 0) going.AddRange(await digests.Join(together, cancel));
        return going;
    }

    /// <summary>Where a person lives is where the first contact with their address does.</summary>
    private static MailHours Hours(Due first) => new(Country.Of(first.Country, first.Zone), first.Zone);

    private Task Drop(List<Due> dropped, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update messages m set state = 'dropped', reason_code = d.reason, reason_args = '[]', settled_at = {2}
        from unnest({0}, {1}) d (id, reason) where d.id = m.id and m.state = 'due'
        """, cancel, dropped.Select(one => one.Id).ToArray(), dropped.Select(one => one.Reason!).ToArray(), now);

    private Task Move(List<MovedMail> moved, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update messages m set moved_from = coalesce(m.moved_from, m.due_at), moved_by = d.by, due_at = d.until
        from unnest({0}, {1}, {2}) d (id, until, by) where d.id = m.id and m.state = 'due'
        """, cancel, moved.Select(one => one.Mail.Id).ToArray(), moved.Select(one => one.Until).ToArray(), moved.Select(one => one.By).ToArray());

    private async Task<IReadOnlyList<ClaimedMessage>> Leased(List<long> going, List<long> wanted, DateTimeOffset until, CancellationToken cancel)
    {
        var claimed = await db.Database.QueryAsync<ClaimedMessage>(Sql.Text("Emails/Claiming/Lease.sql"), cancel, going.ToArray(), until, wanted.ToArray());
        var digests = claimed.Where(one => one.Email == DigestEmail.Key).Select(one => one.Id).ToArray();
        if (digests.Length == 0) return claimed;
        var items = (await db.Database.QueryAsync<InDigest>(
            "select id, digest_id, email, topic, data::text as data from messages where digest_id = any({0}) and state = 'due'", cancel, digests)).ToLookup(one => one.DigestId);
        return claimed.ConvertAll(one => one.Email != DigestEmail.Key ? one
            : one with { Items = [.. items[one.Id].OrderBy(item => types.UrgencyOf(item.Email)).ThenBy(item => item.Id)] });
    }

    private sealed record Picked(long Id, string Email, long? ContactId, string? Address);

    private sealed record Used(string Address, DateTimeOffset At);
}

/// <summary>A message that is due for a person (PeopleDue.sql).</summary>
/// <param name="Reason">Why it has lost its meaning; null: it has not.</param>
internal sealed record Due(long Id, long ContactId, string Email, string Address, DateTimeOffset Since, string Zone, string? Country, bool IsUnwanted, string? Reason)
{
    /// <summary>Of a digest: how urgent what is in it is, and how many that are.</summary>
    [NotMapped]
    public (Urgency Urgency, int Count)? Holds { get; init; }

    public WaitingMail Waiting(EmailTypes types) => new(Id, ContactId, Holds?.Urgency ?? types.UrgencyOf(Email), Since, Holds?.Count ?? 0);
}
