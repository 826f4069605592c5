using Npgsql;
using ScaleSuccess.Tests.Given;
using Sql = ScaleSuccess.Foundation.Sql;

namespace ScaleSuccess.Tests.Segments;

/// <summary>What 0011 makes of an installation that assigned each response by its newest model.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task Customers_stay_where_the_last_version_put_them_and_its_models_are_history()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.TakeWhile(name => !name.StartsWith("0011", StringComparison.Ordinal)))
            await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute("""
            insert into definitions (kind, key, version, source, origin, author, created_at) values ('survey', 'onboarding', 1, '', 'file', 'file', now());
            insert into customers (key, name, tier, time_zone, created_at) values ('a', 'A', 'small', 'UTC', now());
            insert into contacts (customer_id, name, email, role, created_at) values (1, 'N', 'n@a.example', 'champion', now()), (1, 'B', 'b@a.example', 'user', now());
            insert into responses (customer_id, contact_id, survey, wave, definition_id, started_at, saved_at, submitted_at)
            values (1, 1, 'onboarding', 'first', 1, now(), now(), '2026-01-01'), (1, 2, 'onboarding', 'first', 1, now(), now(), '2026-01-02');
            insert into segment_models (engine, rows, answers, k, model, report, trained_at) values ('k-means', 300, 300, 3, '{}', '{}', now());
            insert into assignments (customer_id, response_id, segment, model_id, confidence, reason, assigned_at)
            values (1, 1, 'steady', null, 1, 'By rule.', '2026-01-01'), (1, 2, 'growing', 1, 0.9, 'Nearest.', '2026-01-02');
            """);
        await source.Execute(Sql.Text("Foundation/Migrations/0011_published_models.sql"));
        Assert.Equal("steady until 2026-01-02, growing until now", await source.One("select string_agg(segment || ' until ' || coalesce(to_char(superseded_at, 'YYYY-MM-DD'), 'now'), ', ' order by id) from assignments"));
        Assert.Equal("0 1 growing", await source.One("select concat_ws(' ', model_id, customer_id, segment) from placements"));
        Assert.Equal("discarded", await source.One("select status from segment_models"));
    }
}
