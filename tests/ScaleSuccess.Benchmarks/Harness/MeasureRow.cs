namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>
/// One round to warm up, which does not count, then product and reference in turns: on a shared machine neighbours in
/// time are what can be compared. Who goes first changes with every round.
/// </summary>
public static class MeasureRow
{
    public static async Task<IReadOnlyList<Round>> Run(IRow row, Workplace place, int rounds, CancellationToken cancel)
    {
        Say(row, "preparing");
        await row.Prepare(place, cancel);
        Say(row, "warming up");
        await row.Product(cancel);
        await row.Reference(cancel);
        var measured = new List<Round>();
        for (var i = 1; i <= rounds; i++)
        {
            Say(row, $"round {i} of {rounds}");
            measured.Add(await (i % 2 == 1 ? ProductFirst(row, cancel) : ReferenceFirst(row, cancel)));
        }
        return measured;
    }

    private static async Task<Round> ProductFirst(IRow row, CancellationToken cancel)
    {
        var product = await row.Product(cancel);
        return new Round(product, await row.Reference(cancel));
    }

    private static async Task<Round> ReferenceFirst(IRow row, CancellationToken cancel)
    {
        var reference = await row.Reference(cancel);
        return new Round(await row.Product(cancel), reference);
    }

    /// <summary>To stderr: standard output has only the table.</summary>
    private static void Say(IRow row, string what) => Console.Error.WriteLine($"{row.Name}: {what}");
}
