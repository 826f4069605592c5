using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Changing;

public static class PlanPeople
{
    extension(ScaleDb db)
    {
        /// <summary>Who can own an action: a customer's contacts, by id.</summary>
        public Task<List<long>> PeopleOf(long customer, CancellationToken cancel) =>
            db.Contacts.Where(contact => contact.CustomerId == customer).Select(contact => contact.Id).ToListAsync(cancel);
    }
}
