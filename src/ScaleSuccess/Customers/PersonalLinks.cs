using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Who is at the other end of a personal link.</summary>
public sealed record Visitor(
    long ContactId, string ContactName, string Email, long CustomerId, string CustomerName, string TimeZone)
{
    public string FirstName => ContactName.Trim().Split(' ')[0];

    /// <summary>The wall time where this person lives.</summary>
    public DateTime Local(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime;

    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));
}

/// <summary>Makes personal links and opens them.</summary>
public sealed class PersonalLinks(ScaleDb db, NpgsqlDataSource source, LinkKeys keys, TimeProvider clock)
{
    /// <summary>$2: for good. $3: the link's version. $4: also who has not agreed to be a contact, and sees nothing but the invitation.</summary>
    private const string Opened =
        """
        select k.id, k.name, k.email, c.id, c.name, coalesce(k.time_zone, c.time_zone)
        from contacts k join customers c on c.id = k.customer_id
        where k.id = $1 and ($2 or k.link_version = $3) and ($4 or k.consent = $5)
        """;

    /// <summary>Stands where a token would in previews and test e-mails: the pages say so, and open nobody's.</summary>
    public const string Sample = "sample";

    /// <summary>Links expire at quarter boundaries so that the reminders of half a year contain the same one.</summary>
    private const int Quarter = 91;

    /// <summary>After the links of its mail have expired.</summary>
    private const int YearsToUnsubscribe = 5;

    public async Task<string> Token(long contactId, short linkVersion, LinkPurpose purpose, CancellationToken cancel)
    {
        var (id, secret) = await keys.Newest(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
        var lastDay = DateOnly.FromDayNumber((today / Quarter + 3) * Quarter);
        return LinkToken.Write(new PersonalLink(purpose, contactId, linkVersion, lastDay), id, secret);
    }

    public async Task<string> Token(long contactId, LinkPurpose purpose, CancellationToken cancel)
    {
        var version = await db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => contact.LinkVersion).SingleAsync(cancel);
        return await Token(contactId, version, purpose, cancel);
    }

    /// <summary>
    /// Null when the link is unknown, altered, expired, ended or made for something else: the page says the same for
    /// all of these, so that it does not reveal whose link it was.
    /// </summary>
    public async Task<Visitor?> Open(string token, LinkPurpose purpose, CancellationToken cancel)
    {
        if (LinkToken.KeyId(token) is not { } keyId) return null;
        if (await keys.Find(keyId, cancel) is not { } secret) return null;
        if (LinkToken.Read(token, secret) is not { } link || link.Purpose != purpose) return null;
        // Old mail can always be unsubscribed from: revoking the links of pages, and their expiry, do not concern it.
        var isForGood = purpose == LinkPurpose.Unsubscribe;
        var expires = isForGood ? link.LastDay.AddYears(YearsToUnsubscribe) : link.LastDay;
        if (expires < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) return null;
        return await source.FirstAsync(Opened, Read, cancel, link.ContactId, isForGood, link.LinkVersion, purpose != LinkPurpose.Pages, Consent.Given);
    }

    private static Visitor Read(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5));
}
