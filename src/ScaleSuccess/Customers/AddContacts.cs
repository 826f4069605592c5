using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A person named by a colleague.</summary>
public sealed record NamedPerson(string Name, string Email, string Role);

/// <summary>
/// Adds the people whom a customer's contact named. They become contacts once they agree (<see cref="Consent"/>). Existing
/// contacts are not changed.
/// </summary>
public sealed class AddContacts(ScaleDb db, TimeProvider clock)
{
    public Task Run(Visitor by, IReadOnlyList<NamedPerson> people, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into contacts (customer_id, name, email, role, consent, named_by, created_at)
            select {0}, named.name, named.email, named.role, 'asked', {5}, {4} from unnest({1}, {2}, {3}) named (name, email, role)
            on conflict do nothing
            """, cancel, by.CustomerId, people.Select(person => TypedText.OneLine(person.Name)).ToArray(),
            people.Select(person => person.Email).ToArray(), people.Select(person => person.Role).ToArray(), clock.GetUtcNow(), by.ContactId);
}
