using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Who is at the other end of a personal link.</summary>
public sealed record Visitor(
    long ContactId, string ContactName, string Email, long CustomerId, string CustomerName, string TimeZone)
{
    /// <summary>In which they read, as they have chosen or their vendor says; null: not known.</summary>
    public string? Language { get; init; }

    public string FirstName => ContactName.Trim().Split(' ')[0];

    /// <summary>The wall time where this person lives.</summary>
    public DateTime Local(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime;

    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));
}

/// <summary>Makes personal links and opens them.</summary>
public sealed class PersonalLinks(NpgsqlDataSource source, LinkKeys keys, TimeProvider clock)
{
    /// <summary>$2: for good. $3: the link's version. $4: also who has not agreed to be a contact, and sees nothing but the invitation.</summary>
    private const string Opened =
        """
        select k.id, k.name, k.email, c.id, c.name, coalesce(k.time_zone, c.time_zone), coalesce(k.own_language, k.language)
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
        var versions = await source.AllAsync("select link_version from contacts where id = $1", row => row.GetInt16(0), cancel, contactId);
        return await Token(contactId, versions.Single(), purpose, cancel);
    }

    /// <summary>Programs that make links of addresses in running text take the sentence's full stop or bracket along.</summary>
    /// <returns>The path without it; null: there is none at its end, or the rest could not be one of ours.</returns>
    public static string? WithoutPunctuation(string path) =>
        path.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '*', ' ', '…', '”', '“', '’', '»', '«') is { Length: > 0 } meant && meant != path
            && meant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/') ? meant : null;

    /// <summary>
    /// Null when the link is unknown, altered, expired, ended or made for something else: the page says the same for
    /// all of these, so that it does not reveal whose link it was.
    /// </summary>
    public async Task<Visitor?> Open(string token, LinkPurpose purpose, CancellationToken cancel) =>
        await Open(token, purpose, (_, contact) => contact, cancel) is var (visitor, _) ? visitor : null;

    /// <param name="along">Asks, in the same round trip, about the contact with this id; what it returns is to be thrown away when the link does not open.</param>
    /// <returns>With what <paramref name="along"/> returned, its answers in.</returns>
    public async Task<(Visitor Visitor, T Along)?> Open<T>(
        string token, LinkPurpose purpose, Func<AskedTogether, long, T> along, CancellationToken cancel)
    {
        if (await Read(token, purpose, cancel) is not { } link) return null;
        var asked = new AskedTogether();
        var visitors = asked.All(
            Opened, Read, link.ContactId, purpose == LinkPurpose.Unsubscribe, link.LinkVersion, purpose != LinkPurpose.Pages, Consent.Given);
        var found = along(asked, link.ContactId);
        await asked.Run(source, cancel);
        return visitors is [var visitor] ? (visitor, found) : null;
    }

    /// <returns>Null when we never made this link for this purpose, or it has expired.</returns>
    private async Task<PersonalLink?> Read(string token, LinkPurpose purpose, CancellationToken cancel)
    {
        if (LinkToken.KeyId(token) is not { } keyId) return null;
        if (await keys.Find(keyId, cancel) is not { } secret) return null;
        if (LinkToken.Read(token, secret) is not { } link || link.Purpose != purpose) return null;
        // Old mail can always be unsubscribed from: revoking the links of pages, and their expiry, do not concern it.
        var expires = purpose == LinkPurpose.Unsubscribe ? link.LastDay.AddYears(YearsToUnsubscribe) : link.LastDay;
        return expires < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? null : link;
    }

    private static Visitor Read(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5)) { Language = row.IsDBNull(6) ? null : row.GetString(6) };
}
