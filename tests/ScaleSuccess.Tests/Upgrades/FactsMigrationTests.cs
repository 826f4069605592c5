using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>How 0025 and 0026 derive again what other rules had derived, and keep what people said.</summary>
public sealed class FactsMigrationTests
{
    private const string Before =
        """
        insert into definitions (kind, key, version, source, origin, author, created_at)
        values ('survey', 'onboarding', 1, '', 'file', 'file', now()), ('plan', 'steady', 1, '', 'file', 'file', now());
        insert into customers (key, name, tier, time_zone, created_at) select 'c' || n, 'C', 'small', 'UTC', now() from generate_series(1, 5) n;
        insert into contacts (customer_id, name, email, role, created_at) select n, 'N', n || '@a.example', 'champion', now() from generate_series(1, 5) n;
        insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
        select n, n, 'onboarding', 'onboarding', 'first', 1, '{}', now(), now(), now() from generate_series(1, 5) n;
        insert into plans (customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at)
        select n, n, n, 2, 'steady', 'The plan', '2026-01-01', '2026-06-01', '10:00', 7, '2026-01-01' from generate_series(1, 5) n;
        insert into plan_items (plan_id, kind, key, position, title, due_on, origin)
        select n, 'milestone', k, 1, k, '2026-02-01', '{}' from generate_series(1, 5) n, unnest(array['m1', 'm2']) k;
        insert into plan_items (plan_id, kind, key, parent, side, position, title, due_on, origin)
        select n, 'action', k || '.do', k, 'customer', 2, k, '2026-02-01', '{}' from generate_series(1, 5) n, unnest(array['m1', 'm2']) k;
        -- 1: a number reached its target. 2: all done and accepted, but the number was not there. 3: all done, not accepted. 4: the last
        -- tick did not finish its milestone. 5: both milestones done and accepted, reached then.
        update plans set achieved_at = '2026-03-01' where id in (1, 3, 5);
        update plan_items set done_at = '2026-02-10' where plan_id in (2, 3, 5);
        update plan_items set done_at = '2026-02-10', done_by = 4 where plan_id = 4 and kind = 'action' and parent = 'm1';
        insert into acceptances (plan_id, version, contact_id, accepted_at) select n, 1, n, '2026-02-20' from unnest(array[1, 2, 5]) n;
        insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, created_at, answer, reading, words, answered_at)
        values (1, 1, '2026-01-08', 'UTC', now(), 'm1', now(), 'stuck', 3, 'No access', '2026-01-08 11:00Z'), (2, 2, '2026-01-08', 'UTC', now(), 'm1', now(), null, null, '', null);
        """;

    [Fact]
    public async Task Derived_facts_follow_their_one_rule_and_nothing_that_was_said_is_lost()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.Where(name => string.CompareOrdinal(name, "0025") < 0)) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute(Before);
        foreach (var migration in Sql.Migrations.Where(name => name[..4] is "0025" or "0026")) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));

        Assert.Equal("2, 5", await source.One("select string_agg(plan_id::text, ', ' order by plan_id) from plan_facts where achieved"));
        Assert.Equal("1, 2, 5", await source.One("select string_agg(plan_id::text, ', ' order by plan_id) from plan_facts where accepted"));
        Assert.Equal("2026-02-20", await source.One("select achieved_at::date::text from plans where id = 2"));
        Assert.Equal("1 2026-03-01", await source.One("select string_agg(id || ' ' || numbers_met_at::date, ', ') from plans where numbers_met_at is not null"));
        Assert.Equal("m1 4 2026-02-10", await source.One("select string_agg(key || ' ' || done_by || ' ' || done_at::date, ', ') from plan_items where plan_id = 4 and kind = 'milestone' and done_at is not null"));
        Assert.Equal("1 stuck 3 No access", await source.One("select string_agg(concat_ws(' ', check_in_id, answer, reading, words), ', ') from check_in_answers"));
        Assert.Equal("3", await source.One("select stage::text from customer_stages where customer_id = 3"));
    }
}
