using ScaleSuccess.App;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>The console's first page: its funnel counts every customer.</summary>
public abstract class GrowthOfToday(bool atAMillion) : GrowthRow("growth-today", atAMillion)
{
    protected override string What => "The console's page Today";

    protected override IReadOnlyList<Measure> Measures =>
        [new("Today", async (on, cancel) => Expect(on.Customers, (await on.Product.Use<ReadToday, TodayView>(read => read.Now(cancel))).Funnel.Customers))];
}

public sealed class GrowthOfToday100K() : GrowthOfToday(atAMillion: false);

public sealed class GrowthOfToday1M() : GrowthOfToday(atAMillion: true);
