using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>How 0036 makes the survey's numbers of today the first readings of the plans that there are.</summary>
public sealed class ReadingsMigrationTests
{
    private const string Before =
        """
        insert into definitions (kind, key, version, source, origin, author, created_at)
        values ('survey', 'onboarding', 1, '', 'file', 'file', now()), ('plan', 'steady', 1, '', 'file', 'file', now());
        insert into customers (key, folded_key, name, folded_name, tier, time_zone, created_at) select 'c' || n, 'c' || n, 'C', 'c', 'small', 'Europe/Oslo', now() from generate_series(1, 2) n;
        insert into contacts (customer_id, name, email, role, created_at) select n, 'N', n || '@a.example', 'champion', now() from generate_series(1, 2) n;
        insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
        select n, n, 'onboarding', 'onboarding', 'first', 1, '{}', now(), now(), '2026-01-04 23:30Z' from generate_series(1, 2) n;
        insert into plans (customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at)
        select n, n, n, 2, 'steady', 'The plan', '2026-01-01', '2026-06-01', '10:00', 7, '2026-01-06' from generate_series(1, 2) n;
        insert into plan_items (plan_id, kind, key, position, title, baseline, target, origin)
        select n, 'measure', k, 1, k, case k when 'target_only' then null else 12 end, 4, '{}' from generate_series(1, 2) n, unnest(array['hours', 'target_only']) k;
        insert into plan_items (plan_id, kind, key, position, title, origin) values (1, 'benefit', 'hours', 1, 'Hours back', '{}');
        insert into readings (plan_id, measure, value, source, contact_id, read_at) values (1, 'hours', 9, 'check_in', 1, '2026-02-01 23:30Z');
        """;

    [Fact]
    public async Task Each_number_of_today_becomes_one_reading_of_the_day_on_which_it_was_given_and_the_others_stay()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.Where(name => string.CompareOrdinal(name, "0036") < 0)) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute(Before);
        foreach (var migration in Sql.Migrations.Where(name => name.StartsWith("0036", StringComparison.Ordinal))) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));

        Assert.Equal(
            "1 hours 12 survey 1 2026-01-05, 1 hours 9 check_in 1 2026-02-02, 2 hours 12 survey 2 2026-01-05",
            await source.One("select string_agg(concat_ws(' ', plan_id, measure, value, source, contact_id, day), ', ' order by plan_id, day) from readings"));
        Assert.Equal("2", await source.One("select count(*)::text from readings where source = 'survey' and read_at = '2026-01-04 23:30Z'"));
        await Assert.ThrowsAsync<PostgresException>(() => source.Execute(
            "insert into readings (plan_id, measure, value, source, day, read_at) values (1, 'hours', 11, 'survey', '2026-01-05', now())"));
    }
}
