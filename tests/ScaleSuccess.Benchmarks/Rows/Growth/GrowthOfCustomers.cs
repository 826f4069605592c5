using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Outcomes;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>A page of 50 of the customer list.</summary>
public abstract class GrowthOfCustomers(bool atAMillion) : GrowthRow("growth-customers", atAMillion)
{
    private const int Full = ListCustomers.PageSize + 1;

    protected override string What => "A page of the customer list";

    protected override IReadOnlyList<Measure> Measures =>
    [
        Page("first", Full),
        Page("middle", Full, after: "Orchard"),
        Page("stage active", Full, stage: Stage.Active),
        Page("stage invited", Full, stage: Stage.Invited),
        // Nobody rests there: everyone else has to be looked at.
        Page("stage known", 0, stage: Stage.Known),
        Page("segment", Full, segment: "steady"),
        Page("search", 1, search: "nora-777@"),
        Page("search in vain", 0, search: "zeppelin"),
    ];

    private static Measure Page(string name, int rows, string? search = null, Stage? stage = null, string? segment = null, string? after = null) =>
        new(name, async (GrownProduct on, CancellationToken cancel) =>
        {
            var page = await on.Product.Use<ListCustomers, List<CustomerRow>>(list => list.Page(search, stage, segment, null, after is null ? null : (after, 0), cancel));
            Expect(rows, page.Count);
        });
}

public sealed class GrowthOfCustomers100K() : GrowthOfCustomers(atAMillion: false);

public sealed class GrowthOfCustomers1M() : GrowthOfCustomers(atAMillion: true);
