using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>The days on which something of a plan may be due: its customer's (docs/facts.md, "working day").</summary>
public static class PlanWorkingDays
{
    extension(ScaleDb db)
    {
        public async Task<WorkingDays> WorkingDaysOf(Plan plan, CancellationToken cancel)
        {
            var customer = await db.Customers.Where(customer => customer.Id == plan.CustomerId)
                .Select(customer => new { customer.Country, customer.TimeZone }).SingleAsync(cancel);
            return WorkingDays.In(Country.Of(customer.Country, customer.TimeZone));
        }
    }
}
