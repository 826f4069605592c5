using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.App;

/// <summary>
/// PostgreSQL may take a table for empty while it is being filled, until it looks again. The statements that follow a bulk import
/// must not be planned so that they then never end: joining each row with each other row seems to cost nothing. docs/facts.md, "Statistics".
/// </summary>
public sealed class EmptyStatisticsTests
{
    [Fact]
    public async Task A_bulk_import_into_tables_that_are_taken_for_empty_gets_its_segments_and_plans()
    {
        await using var product = await Product.New();
        await product.Seeded(300);
        await product.Sql("do $$ begin execute format('alter database %I set statement_timeout = ''5s''', current_database()); end $$");
        await Until.NobodyIsConnected(product);
        await TakeForEmpty(product);
        Assert.Equal(300, await product.Run<AssignSegments>());
        await TakeForEmpty(product);
        Assert.Equal(300, await product.Run<StartPlans>());
    }

    private static Task TakeForEmpty(Product product) => product.Sql(
        """
        update pg_class set reltuples = 0, relpages = greatest(1, pg_relation_size(oid) / 8192)
        where relkind = 'r' and relnamespace = 'public'::regnamespace
        """);
}
