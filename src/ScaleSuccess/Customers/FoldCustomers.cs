using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Folds keys and names that were stored before we did so, or by something else than us. At each start: mostly there are none.</summary>
public sealed class FoldCustomers(ScaleDb db)
{
    private const int Batch = 10_000;

    private sealed record Unfolded(long Id, string Key, string Name);

    public async Task Run(CancellationToken cancel)
    {
        for (var after = 0L; ;)
        {
            var rows = await db.Database.QueryAsync<Unfolded>(
                """
                select id, key, name from customers
                where id > {0} and (folded_key is null or folded_name is null) order by id limit {1}
                """, cancel, after, Batch);
            if (rows.Count == 0) return;
            after = rows[^1].Id;
            await Fold(rows, cancel);
        }
    }

    /// <summary>A key that another customer has already stays unfolded: that customer is found by it as it is written.</summary>
    private Task Fold(List<Unfolded> rows, CancellationToken cancel)
    {
        var seen = new HashSet<string>();
        var keys = rows.Select(row => FoldedText.Of(row.Key)).Select(key => seen.Add(key) ? key : null).ToArray();
        return db.Database.ExecuteAsync(
            """
            update customers c
            set folded_name = f.name,
                folded_key = coalesce(c.folded_key, case when not exists (select from customers o where o.folded_key = f.key) then f.key end)
            from unnest({0}, {1}, {2}) f (id, key, name) where c.id = f.id
            """, cancel, rows.Select(row => row.Id).ToArray(), keys, rows.Select(row => FoldedText.Of(row.Name)).ToArray());
    }
}
