using System.Globalization;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>
/// The product with so many customers who rest at every stage, a queue of a tenth as many e-mails, and a hundredth as many
/// customers who wait for their plan. Made once a run for each size, and shared by the rows.
/// </summary>
public sealed class GrownProduct
{
    private static readonly Dictionary<int, GrownProduct> Made = [];

    private GrownProduct(Product product, int customers) => (Product, Customers) = (product, customers);

    public Product Product { get; }
    public int Customers { get; }

    public static async Task<GrownProduct> With(int customers, Workplace place, CancellationToken cancel)
    {
        if (Made.TryGetValue(customers, out var made)) return made;
        // What is sent is not measured here.
        var product = await Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        var many = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "ManyCustomers.sql"), cancel);
        await product.Execute(string.Create(CultureInfo.InvariantCulture,
            $"begin; set local many.customers = {customers}; set local many.now = '{TimeProvider.System.GetUtcNow():O}'; {many}; commit"), cancel);
        await product.Execute(string.Create(CultureInfo.InvariantCulture,
            $"""
            insert into messages (contact_id, email, occurrence, topic, due_at, created_at)
            select id, 'plan-ready', 'queued', 'plan', created_at, created_at from contacts where consent = 'given' and id % 10 = 3
            """), cancel);
        await product.Execute("delete from plans where customer_id % 100 = 1", cancel);
        // As autovacuum would, some minutes later; and no checkpoint of all this in the middle of a round.
        await product.Execute("vacuum (analyze)", cancel);
        await product.Execute("checkpoint", cancel);
        return Made[customers] = new GrownProduct(product, customers);
    }

    /// <summary>At the end of the run, before their PostgreSQL stops.</summary>
    public static async Task CloseAll()
    {
        foreach (var made in Made.Values) await made.Product.DisposeAsync();
        Made.Clear();
    }
}
