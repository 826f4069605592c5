using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>How 0037 finds the item that an earlier request for help was about.</summary>
public sealed class ThreadsMigrationTests
{
    private const string Before =
        """
        insert into definitions (kind, key, version, source, origin, author, created_at)
        values ('survey', 'onboarding', 1, '', 'file', 'file', now()), ('plan', 'steady', 1, '', 'file', 'file', now());
        insert into customers (key, name, tier, time_zone, created_at) select 'c' || n, 'C', 'small', 'UTC', now() from generate_series(1, 2) n;
        insert into contacts (customer_id, name, email, role, created_at) select n, 'N', n || '@a.example', 'champion', now() from generate_series(1, 2) n;
        insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
        select 1, 1, 'onboarding', 'onboarding', 'first', 1, '{}', now(), now(), now();
        insert into plans (customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at)
        values (1, 1, 1, 2, 'steady', 'The plan', '2026-01-01', '2026-06-01', '10:00', 7, '2026-01-01');
        insert into plan_items (plan_id, kind, key, parent, side, position, title, due_on, origin)
        values (1, 'milestone', 'm1', null, null, 1, E'Ready\nto go', '2026-02-01', '{}'), (1, 'milestone', 'm2', null, null, 2, 'Twice', '2026-02-01', '{}'),
               (1, 'action', 'm1.a', 'm1', 'customer', 3, 'Invite them', '2026-02-01', '{}'), (1, 'action', 'm1.b', 'm1', 'customer', 4, 'Twice', '2026-02-01', '{}'),
               (1, 'action', 'm1.c', 'm1', 'customer', 5, 'The plan', '2026-02-01', '{}'), (1, 'benefit', 'b', null, null, 6, 'Hours', null, '{}');
        insert into help_requests (customer_id, contact_id, about, words, created_at, closed_at, closed_by)
        select 1, 1, about, about, '2026-01-10', case when about = 'Invite them' then timestamptz '2026-01-12' end, case when about = 'Invite them' then 'ann' end
        from unnest(array['Ready to go', 'Invite them', 'Twice', 'The plan', 'Hours', 'A survey']) about;
        insert into help_requests (customer_id, contact_id, about, words, created_at) values (2, 2, 'Ready to go', 'no plan', '2026-01-10');
        """;

    [Fact]
    public async Task A_request_stands_where_its_title_is_one_items_and_else_with_the_whole_plan()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.Where(name => string.CompareOrdinal(name, "0037") < 0)) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute(Before);
        await source.Execute(Sql.Text("Foundation/Migrations/" + Sql.Migrations.Single(name => name.StartsWith("0037", StringComparison.Ordinal))));

        Assert.Equal("Ready to go: milestone/m1, Invite them: action/m1.a, Twice: -, The plan: -, Hours: -, A survey: -, no plan: -", await source.One(
            "select string_agg(words || ': ' || coalesce(item_kind || '/' || item_key, '-'), ', ' order by id) from help_requests"));
        // Who was stuck before the upgrade is on hold since then.
        Assert.Equal("m1, m1.a, m1.b, m1.c 2026-01-10", await source.One("select string_agg(key, ', ' order by key) || ' ' || min(since)::date from plan_holds"));
        Assert.Equal("1 -, 1 m1, 2 -", await source.One("select string_agg(customer_id || ' ' || coalesce(item_key, '-'), ', ' order by customer_id, item_key nulls first) from waiting_threads"));
    }
}
