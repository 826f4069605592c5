using Npgsql;
using ScaleSuccess.Tests.Given;
using Sql = ScaleSuccess.Foundation.Sql;

namespace ScaleSuccess.Tests.Engagement;

/// <summary>How 0016 migrates answers that the step record-outcomes had not processed, and the key of the action that asks for acceptance.</summary>
public sealed class AnswersBeforeUpgradeTests
{
    private const string AsOf0011 =
        """
        insert into definitions (kind, key, version, source, origin, author, created_at)
        values ('survey', 'onboarding', 1, '', 'file', 'file', now()), ('plan', 'steady', 1, '', 'file', 'file', now());
        insert into customers (key, name, tier, time_zone, created_at)
        select 'c' || n, 'C', 'small', 'UTC', now() from generate_series(1, 4) n;
        insert into contacts (customer_id, name, email, role, created_at)
        select n, 'N', n || '@a.example', 'champion', now() from generate_series(1, 4) n;
        insert into responses (customer_id, contact_id, survey, wave, definition_id, started_at, saved_at, submitted_at)
        select n, n, 'onboarding', 'first', 1, now(), now(), now() from generate_series(1, 4) n;
        insert into plans (customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at)
        select n, n, n, 2, 'steady', 'The plan', '2026-01-01', '2026-06-01', '10:00', 7, now() from generate_series(1, 4) n;
        insert into plan_items (plan_id, kind, key, position, title, due_on, origin)
        select n, 'milestone', k, 1, 'Title of ' || k, '2026-02-01', '{}' from generate_series(1, 4) n, unnest(array['m1', 'm2']) k;
        insert into plan_items (plan_id, kind, key, parent, side, position, title, due_on, origin)
        select n, 'action', k, 'm1', side, 2, k, '2026-02-01', '{}'
        from generate_series(1, 4) n, (values ('m1.confirm_plan', 'customer'), ('m1.send', 'vendor')) a (k, side);
        insert into plan_items (plan_id, kind, key, position, title, better, target, origin)
        select n, 'measure', 'hours', 3, 'Hours', 'lower', 4, '{}' from generate_series(1, 3) n;
        insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, measure, created_at, answer, reading, words, answered_at, recorded_at)
        values (1, 1, '2026-01-08', 'UTC', now(), 'm1', 'hours', now(), 'done', 3, '', '2026-01-08 11:00Z', null),
               (2, 2, '2026-01-08', 'UTC', now(), 'm2', 'hours', now(), 'stuck', null, 'No access', '2026-01-08 12:00Z', null),
               (3, 3, '2026-01-08', 'UTC', now(), 'm1', 'hours', now(), 'stuck', 9, 'Seen to', '2026-01-08 12:00Z', '2026-01-08 12:01Z');
        update plan_items set done_at = now() where plan_id = 4 and kind = 'milestone';
        """;

    [Fact]
    public async Task Each_answer_takes_effect_once()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Until("0011")) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        await source.Execute(AsOf0011);
        foreach (var migration in Until("0016").Except(Until("0011"))) await source.Execute(Sql.Text("Foundation/Migrations/" + migration));

        Assert.Equal("1 hours 3 check_in 1", await source.One("select string_agg(concat_ws(' ', plan_id, measure, value, source, check_in_id), ', ' order by id) from readings"));
        Assert.Equal("1 m1, 1 m1.confirm_plan", await source.One("select string_agg(plan_id || ' ' || key, ', ' order by key) from plan_items where done_at = '2026-01-08 11:00Z'"));
        Assert.Equal("2 Title of m2: No access", await source.One("select string_agg(customer_id || ' ' || about || ': ' || words, ', ' order by id) from help_requests"));
        Assert.Equal("1, 4", await source.One("select string_agg(id::text, ', ' order by id) from plans where achieved_at is not null"));
        Assert.Equal("m1.confirm_plan", await source.One("select string_agg(distinct key, ', ') from plan_items where accepts_plan"));
    }

    private static List<string> Until(string number) =>
        [.. Sql.Migrations.TakeWhile(name => string.CompareOrdinal(name[..4], number) <= 0)];
}
