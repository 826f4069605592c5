using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class WatchSegmentsTests
{
    [Fact]
    public async Task Answers_that_drift_away_become_an_item_on_the_list_once_a_week()
    {
        await using var product = await KnownModels.Published();
        Assert.Equal(0, await product.Run<WatchSegments>());
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(300, await product.Seeded(300, seed: 2));
        Assert.Equal(1, await product.Run<WatchSegments>());
        Assert.Equal(0, await product.Run<WatchSegments>());
        Assert.Equal((300, "Steady", false), Told(await Latest(product)));
        Assert.Null((await product.Use<ReadToday, TodayView>((read, cancel) => read.Now(cancel))).Drift);

        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Sql("""update responses set answers = answers || '{"how": ["fast"], "risk": ["high"], "team_size": ["many"]}' where customer_id > 300""");
        Assert.Equal(1, await product.Run<WatchSegments>());
        var drifted = await Latest(product);
        Assert.Equal((300, "Drifted", true), Told(drifted));
        var changed = Assert.Single(drifted.Findings, found => found.Code == DriftFindingCode.Changed);
        Assert.Equal(["how", "risk", "team_size"], changed.Questions!.Order());
        Assert.Contains("“How many people should use it?”", KnownFacts.Words.Of(drifted), StringComparison.Ordinal);
        Assert.NotNull((await product.Use<ReadToday, TodayView>((read, cancel) => read.Now(cancel))).Drift);
    }

    [Fact]
    public async Task Two_nodes_that_look_in_the_same_night_write_one_row()
    {
        await using var product = await KnownModels.Published();
        product.Clock.Advance(TimeSpan.FromDays(8));
        await using var other = product.Beside();
        Task<int>[] runs;
        await using (var held = await product.Database.OpenConnectionAsync())
        {
            // A row's trigger: when they meet there, each has looked and found no row of the other.
            await product.Sql(
                """
                create function meet() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock_shared(1); return new; end';
                create trigger meet before insert on segment_drifts for each row execute function meet();
                """);
            await using var hold = new NpgsqlCommand("begin; select pg_advisory_xact_lock(1)", held);
            await hold.ExecuteNonQueryAsync();
            runs = [product.Run<WatchSegments>(), other.Run<WatchSegments>()];
            await Until.Waiting(product.ConnectionString, 2);
        }
        Assert.Equal(1, (await Task.WhenAll(runs)).Sum());
        Assert.Equal(1L, await product.One<long>("select count(*) from segment_drifts"));
    }

    [Fact]
    public async Task Rows_that_an_earlier_version_wrote_twice_in_a_week_are_kept()
    {
        await using var product = await KnownModels.Published();
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await product.Run<WatchSegments>());
        await product.Sql(
            """
            alter table segment_drifts drop column week;
            delete from migrations where name like '0012%';
            insert into segment_drifts overriding system value
            select (jsonb_populate_record(null::segment_drifts, to_jsonb(d) || jsonb_build_object('id', d.id + n, 'watched_at', at))).*
            from segment_drifts d, unnest('{2026-01-13 09:00:01Z, 2026-01-20 03:15Z}'::timestamptz[]) with ordinality as more (at, n)
            """);

        await product.Use<Migrate>((migrate, cancel) => migrate.Run(cancel));

        Assert.Equal(3L, await product.One<long>("select count(*) from segment_drifts"));
        Assert.Equal("2026-01-12, 2026-01-19", await product.One<string>("select string_agg(week::text, ', ' order by week) from segment_drifts"));
    }

    private static async Task<DriftView> Latest(Product product) =>
        (await product.Use<ReadDrift, DriftView?>((read, cancel) => read.Latest(cancel)))!;

    private static (int, string, bool) Told(DriftView view) => (view.NewAnswers, view.Verdict, view.IsAlarm);
}
