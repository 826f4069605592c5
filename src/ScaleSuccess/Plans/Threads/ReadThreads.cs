using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>A customer's threads as ops see them.</summary>
/// <param name="Plan">Null: there is none yet.</param>
/// <param name="People">Contact id → name.</param>
public sealed record CustomerThreads(string CustomerName, PlanView? Plan, PlanThreads Threads, Mentions Mentions, IReadOnlyDictionary<long, string> People)
{
    /// <summary>What a thread is about, as the plan says it today.</summary>
    public string Title(PlanThread thread) => thread.Item.In(Plan?.Plan)?.Title ?? (thread.About.Length > 0 ? thread.About : Plan?.Plan.Title ?? "");
}

/// <summary>Reads a customer's threads; null: there is no such customer.</summary>
public sealed class ReadThreads(ScaleDb db, NpgsqlDataSource source, TimeProvider clock)
{
    public async Task<CustomerThreads?> Of(long customer, CancellationToken cancel)
    {
        if (await db.Customers.AsNoTracking().Include(one => one.Contacts).SingleOrDefaultAsync(one => one.Id == customer, cancel) is not { } found) return null;
        var (asked, whose) = (new AskedTogether(), WhosePlan.OfCustomer(customer));
        var (plan, threads) = (new PlanRows(asked, whose), new ThreadRows(asked, whose));
        await asked.Run(source, cancel);
        return new CustomerThreads(found.Name, plan.View(clock.GetUtcNow()), threads.Threads(plan.Help), ThreadRows.Mentions(plan), found.Contacts.ToDictionary(one => one.Id, one => one.Name));
    }
}
