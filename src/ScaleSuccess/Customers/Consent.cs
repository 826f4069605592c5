using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Whether a contact agreed to be one. Whom the vendor names itself did.</summary>
public static class Consent
{
    public const string Given = "given";

    /// <summary>A colleague named them; until they answer they get an invitation and nothing else, and see no plan.</summary>
    public const string Asked = "asked";
    /// <summary>A colleague named them for something in the plan and did not want them asked: they get nothing and see no plan.</summary>
    public const string Named = "named";
    public const string Declined = "declined";

    /// <summary>Unwanted: their company invites nobody else.</summary>
    public const string Reported = "reported";
}

/// <summary>What an invited person knows of the invitation.</summary>
/// <param name="NamedBy">As the contact's own name says; null: they are gone.</param>
public sealed record ConsentView(string Consent, string? NamedBy, string Role);

/// <summary>An invited person's answer.</summary>
public sealed class ChangeConsent(ScaleDb db, TimeProvider clock)
{
    public Task<ConsentView?> Of(long contact, CancellationToken cancel)
    {
        var contacts = db.Contacts;
        return (
            from asked in contacts
            where asked.Id == contact
            select new ConsentView(asked.Consent, contacts.Where(other => other.Id == asked.NamedBy).Select(other => other.Name).FirstOrDefault(), asked.Role))
            .SingleOrDefaultAsync(cancel);
    }

    /// <param name="consent">One of <see cref="Consent"/>. Who was named by the vendor has nothing to answer.</param>
    public Task Run(long contact, string consent, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            update contacts set consent = {1}, consent_at = {2}, report_closed_at = null, report_closed_by = null
            where id = {0} and consent <> {1} and (consent <> 'given' or named_by is not null)
            """, cancel, contact, consent, clock.GetUtcNow());
}
