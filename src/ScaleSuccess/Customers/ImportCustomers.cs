using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>One of many customers that are added at once, with the person to write to.</summary>
public sealed record NewCustomer(string Key, string Name, string Tier, string TimeZone, NamedPerson Contact);

/// <summary>The contact of a customer that was added.</summary>
public sealed record NewContact(long CustomerId, long ContactId, string CustomerKey);

/// <summary>Adds customers in bulk, in one statement. Those that exist already stay as they are.</summary>
public sealed class ImportCustomers(ScaleDb db, TimeProvider clock)
{
    /// <returns>Of those that are new.</returns>
    /// <exception cref="ArgumentException">One of them is not a customer that <see cref="SaveCustomer"/> would take.</exception>
    public Task<List<NewContact>> Run(IReadOnlyList<NewCustomer> customers, CancellationToken cancel)
    {
        foreach (var customer in customers) Check(customer);
        return db.Database.QueryAsync<NewContact>(
            """
            with given as (
                select * from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}) given (key, folded_key, name, folded_name, tier, time_zone, contact, email, role)
            ),
            new_customers as (
                insert into customers (key, folded_key, name, folded_name, tier, time_zone, created_at)
                select key, folded_key, name, folded_name, tier, time_zone, {9} from given
                on conflict (folded_key) do nothing
                returning id, key
            ),
            new_contacts as (
                insert into contacts (customer_id, name, email, role, created_at)
                select n.id, g.contact, g.email, g.role, {9} from new_customers n join given g using (key)
                returning id, customer_id
            )
            select n.id as customer_id, c.id as contact_id, n.key as customer_key
            from new_customers n join new_contacts c on c.customer_id = n.id
            """, cancel, [.. Columns(customers), clock.GetUtcNow()]);
    }

    private static string[][] Columns(IReadOnlyList<NewCustomer> customers) =>
    [
        Column(customers, customer => customer.Key), Column(customers, customer => FoldedText.Of(customer.Key)),
        Column(customers, customer => TypedText.OneLine(customer.Name)), Column(customers, customer => FoldedText.Of(TypedText.OneLine(customer.Name))),
        Column(customers, customer => customer.Tier), Column(customers, customer => customer.TimeZone),
        Column(customers, customer => TypedText.OneLine(customer.Contact.Name)), Column(customers, customer => customer.Contact.Email),
        Column(customers, customer => customer.Contact.Role),
    ];

    private static string[] Column(IReadOnlyList<NewCustomer> customers, Func<NewCustomer, string> value) => [.. customers.Select(value)];

    private static void Check(NewCustomer customer)
    {
        var (name, email, role) = customer.Contact;
        var mistakes = CheckCustomer.Mistakes(new CustomerRequest(
            customer.Key, customer.Name, customer.Tier, customer.TimeZone, [new ContactRequest(name, email, role, null)]), isKnown: false);
        if (mistakes.Count > 0)
            throw new ArgumentException($"Customer `{customer.Key}`: {string.Join(", ", mistakes.Select(mistake => $"{mistake.Field} {mistake.Code}"))}.");
    }
}
