using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>How 0031 makes the action that asks for acceptance follow the acceptance.</summary>
public sealed class AcceptanceMigrationTests
{
    private const string Before =
        """
        insert into definitions (kind, key, version, source, origin, author, created_at)
        values ('survey', 'onboarding', 1, '', 'file', 'file', now()), ('plan', 'steady', 1, '', 'file', 'file', now());
        insert into customers (key, name, tier, time_zone, created_at) select 'c' || n, 'C', 'small', 'UTC', now() from generate_series(1, 4) n;
        insert into contacts (customer_id, name, email, role, created_at) select n, 'N', n || '@a.example', 'champion', now() from generate_series(1, 4) n;
        insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
        select n, n, 'onboarding', 'onboarding', 'first', 1, '{}', now(), now(), now() from generate_series(1, 4) n;
        insert into plans (customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at)
        select n, n, n, 2, 'steady', 'The plan', '2026-01-01', '2026-06-01', '10:00', 7, '2026-01-01' from generate_series(1, 4) n;
        insert into plan_items (plan_id, kind, key, position, title, due_on, origin)
        select n, 'milestone', 'm1', 1, 'm1', '2026-02-01', '{}' from generate_series(1, 4) n;
        insert into plan_items (plan_id, kind, key, parent, side, position, title, due_on, origin, accepts_plan)
        select n, 'action', 'm1.' || k, 'm1', 'customer', 2, k, '2026-02-01', '{}', k = 'confirm_plan' from generate_series(1, 4) n, unnest(array['confirm_plan', 'do']) k;
        -- 1: accepted, and the tick taken back. 2: ticked, not accepted. 3: so, and the milestone done by their word. 4: accepted and ticked.
        insert into acceptances (plan_id, version, contact_id, accepted_at) select n, 1, n, '2026-01-20' from unnest(array[1, 4]) n;
        update plan_items set done_at = '2026-01-25', done_by = plan_id where plan_id in (2, 3, 4) or key = 'm1.do';
        insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, created_at, answer, words, answered_at)
        values (3, 3, '2026-01-25', 'UTC', now(), 'm1', now(), 'done', '', '2026-01-25');
        insert into check_in_answers (check_in_id, contact_id, answer, words, answered_at) values (1, 3, 'done', '', '2026-01-25');
        """;

    [Fact]
    public async Task What_asks_for_acceptance_is_done_where_the_plan_is_accepted_and_its_milestone_follows()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.Where(name => string.CompareOrdinal(name, "0031") < 0)) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute(Before);
        await source.Execute(Sql.Text("Foundation/Migrations/" + Sql.Migrations.Single(name => name.StartsWith("0031", StringComparison.Ordinal))));

        Assert.Equal("1 2026-01-20, 2 2026-01-25, 3 2026-01-25, 4 2026-01-25", await source.One(
            "select string_agg(plan_id || ' ' || done_at::date, ', ' order by plan_id) from plan_items where accepts_plan"));
        Assert.Equal("1, 3, 4", await source.One(
            "select string_agg(plan_id::text, ', ' order by plan_id) from plan_items where kind = 'milestone' and done_at is not null"));
        Assert.Equal("1, 4", await source.One("select string_agg(plan_id::text, ', ' order by plan_id) from plan_facts where achieved"));
        Assert.Equal("UTC", await source.One("select distinct zone from plan_zones"));
    }
}
