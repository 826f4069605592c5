-- What came of each milestone, action and line of text of each template and goal module? In SQL because it reads every line of every plan and returns a handful of rows.
-- A plan that has the same line in two phases counts once, in a version and in all of them together (version 0). Lines of text have a number in each version, and together they
-- are told by their text: {1} to {5}, definition, version, kind, number and text of each. {0}: now.
with of as (
    select p.id as plan_id, p.customer_id, p.phase, z.zone, ({0} at time zone z.zone)::date as today, f.accepted, f.accepted or f.has_reached_goal as was_accepted
    from plans p
    join plan_facts f on f.plan_id = p.id
    join plan_zones z on z.plan_id = p.id
),
lines as (
    select i.plan_id, i.origin ->> 'definition' as definition, (i.origin ->> 'version')::int as version, i.kind, i.key, split_part(i.key, '.', -1) as name,
           i.accepts_plan, i.phase, i.done_at, i.due_on, i.drafted ->> 'title' <> i.title as is_other, false as dropped, false as alone
    from plan_items i
    where i.kind in ('milestone', 'action', 'highlight', 'objective', 'criterion') and not i.is_own
    union all
    select d.plan_id, o.origin ->> 'definition', (o.origin ->> 'version')::int, d.kind, d.key, split_part(d.key, '.', -1), false, null, null, null, false, true, d."with" is null
    from dropped_items d
    cross join lateral (select (d.item ->> 'origin')::jsonb as origin) o
    where d.kind in ('milestone', 'action', 'highlight', 'objective', 'criterion')
),
reworded as (
    select distinct plan_id, item_kind as kind, item_key as key
    from plan_changes
    where cause = 'edited' and ops_user is null and fields -> 'title' is not null
),
moved as (
    select plan_id, item_kind as kind, item_key as key, sum((fields -> 'due_on' ->> 'after')::date - (fields -> 'due_on' ->> 'before')::date) as days
    from plan_changes c
    where cause = 'edited' and ops_user is null and fields -> 'due_on' ->> 'before' is not null and fields -> 'due_on' ->> 'after' is not null
      -- What was changed is told first, then what moved with it.
      and not exists (select from plan_changes b where b.plan_id = c.plan_id and b.revision = c.revision and b.id < c.id)
    group by 1, 2, 3
),
asked as (
    select customer_id, item_kind as kind, item_key as key, bool_or(closed_at is null) as now
    from help_requests
    where item_kind in ('milestone', 'action', 'highlight', 'objective', 'criterion')
    group by 1, 2, 3
),
each as (
    select l.definition, l.version, l.kind, l.name, l.plan_id,
           bool_or(o.was_accepted) as accepted,
           bool_or(s.done) as done,
           bool_or(s.done or l.due_on < o.today) as due,
           bool_or(s.done and (l.done_at at time zone o.zone)::date <= l.due_on) as in_time,
           bool_and(l.dropped) as dropped,
           bool_or(l.alone) and bool_and(l.dropped) as alone,
           sum(m.days) as days,
           bool_or(l.is_other and r.plan_id is not null) as reworded,
           bool_or(a.customer_id is not null) as stuck,
           bool_or(a.now) as stuck_now
    from lines l
    join of o on o.plan_id = l.plan_id
    -- As Plan.IsDone says it; a test holds the two equal.
    cross join lateral (select case when l.accepts_plan and l.phase = o.phase then o.accepted else l.done_at is not null end as done) s
    left join reworded r on r.plan_id = l.plan_id and r.kind = l.kind and r.key = l.key
    left join moved m on m.plan_id = l.plan_id and m.kind = l.kind and m.key = l.key
    left join asked a on a.customer_id = o.customer_id and a.kind = l.kind and a.key = l.key
    where l.definition is not null
    group by 1, 2, 3, 4, 5
),
texts as (
    select * from unnest({1}::text[], {2}::int[], {3}::text[], {4}::text[], {5}::text[]) t (definition, version, kind, name, text)
),
together as (
    select e.definition, 0 as version, e.kind, coalesce(t.text, e.name) as name, e.plan_id,
           bool_or(accepted) as accepted, bool_or(done) as done, bool_or(due) as due, bool_or(in_time) as in_time, bool_and(dropped) as dropped,
           bool_or(alone) and bool_and(dropped) as alone, sum(days) as days, bool_or(reworded) as reworded, bool_or(stuck) as stuck, bool_or(stuck_now) as stuck_now
    from each e
    left join texts t on t.definition = e.definition and t.version = e.version and t.kind = e.kind and t.name = e.name
    group by 1, 3, 4, 5
)
insert into item_evidence (definition, version, kind, key, plans, accepted, done, due, in_time, dropped, dropped_alone, reworded, moved, moved_days, stuck, stuck_now)
select definition, version, kind, name, count(*),
       count(*) filter (where accepted), count(*) filter (where done), count(*) filter (where due), count(*) filter (where in_time),
       count(*) filter (where dropped), count(*) filter (where alone), count(*) filter (where reworded), count(days), percentile_cont(0.5) within group (order by days),
       count(*) filter (where stuck), count(*) filter (where stuck_now)
from (select * from each union all select * from together) counted
group by definition, version, kind, name
