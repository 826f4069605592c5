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
    public Task<int> Run(Visitor by, IReadOnlyList<NamedPerson> people, CancellationToken cancel) => Add(by, people, Consent.Asked, cancel);

    /// <param name="isAsked">Else they are only known by name.</param>
    /// <returns>The person's id, also of one who is known.</returns>
    public async Task<long> Run(Visitor by, NamedPerson person, bool isAsked, CancellationToken cancel)
    {
        await Add(by, [person], isAsked ? Consent.Asked : Consent.Named, cancel);
        return (await db.Database.QueryAsync<long>("select id as \"Value\" from contacts where customer_id = {0} and lower(email) = lower({1})", cancel, by.CustomerId, person.Email)).Single();
    }

    private Task<int> Add(Visitor by, IReadOnlyList<NamedPerson> people, string consent, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into contacts (customer_id, name, email, role, consent, named_by, created_at)
            select distinct on (lower(named.email)) {0}::bigint, named.name, named.email, named.role, {6}, {5}, {4} from unnest({1}, {2}, {3}) named (name, email, role)
            on conflict (customer_id, lower(email)) do update set consent = excluded.consent where contacts.consent = 'named'
            """, cancel, by.CustomerId, people.Select(person => TypedText.OneLine(person.Name)).ToArray(),
            people.Select(person => person.Email).ToArray(), people.Select(person => person.Role).ToArray(), clock.GetUtcNow(), by.ContactId, consent);
}
