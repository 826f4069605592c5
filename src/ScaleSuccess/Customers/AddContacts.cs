using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A person named by a colleague.</summary>
public sealed record NamedPerson(string Name, string Email, string Role);

/// <summary>
/// Adds the people whom a customer's contact named. They become contacts once they agree (<see cref="Consent"/>). Existing
/// contacts are not changed, but that who was only named is asked when somebody wants that.
/// </summary>
public sealed class AddContacts(ScaleDb db, TimeProvider clock)
{
    public Task Run(Visitor by, IReadOnlyList<NamedPerson> people, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into contacts (customer_id, name, email, role, consent, named_by, created_at)
            select {0}, named.name, named.email, named.role, 'asked', {5}, {4} from unnest({1}, {2}, {3}) named (name, email, role)
            on conflict (customer_id, lower(email)) do update set consent = 'asked' where contacts.consent = 'named'
            """, cancel, by.CustomerId, people.Select(person => TypedText.OneLine(person.Name)).ToArray(),
            people.Select(person => person.Email).ToArray(), people.Select(person => person.Role).ToArray(), clock.GetUtcNow(), by.ContactId);

    /// <param name="isAsked">Else they are only known by name.</param>
    /// <returns>The person's id, also of one who is known.</returns>
    public async Task<long> Run(Visitor by, NamedPerson person, bool isAsked, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync(
            """
            insert into contacts (customer_id, name, email, role, consent, named_by, created_at) values ({0}, {1}, {2}, {3}, {4}, {5}, {6})
            on conflict (customer_id, lower(email)) do update set consent = excluded.consent where contacts.consent = 'named'
            """, cancel, by.CustomerId, person.Name, person.Email, person.Role, isAsked ? Consent.Asked : Consent.Named, by.ContactId, clock.GetUtcNow());
        return (await db.Database.QueryAsync<long>("select id as \"Value\" from contacts where customer_id = {0} and lower(email) = lower({1})", cancel, by.CustomerId, person.Email)).Single();
    }
}
