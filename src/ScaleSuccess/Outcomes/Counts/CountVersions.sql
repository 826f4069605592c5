-- What came of the plans of each version of each template (made from it), and of each goal module (with lines of it)? In SQL because it reads every plan.
-- A plan that has lines of two versions counts once in all of them together (version 0). {0}: now.
with changed as (
    select plan_id, origin ->> 'definition' as definition, bool_or(dropped) as dropped, bool_or(not dropped) as reworded
    from (
        select plan_id, (item ->> 'origin')::jsonb as origin, true as dropped from dropped_items where kind in ('milestone', 'action')
        union all
        select i.plan_id, i.origin, false
        from plan_items i
        where i.drafted ->> 'title' <> i.title and i.kind in ('milestone', 'action')
          and exists (select from plan_changes c where c.plan_id = i.plan_id and c.item_kind = i.kind and c.item_key = i.key
                      and c.cause = 'edited' and c.ops_user is null and c.fields -> 'title' is not null)
    ) one
    group by 1, 2
),
used as (
    select o.plan_id, d.key as definition, d.version
    from plan_outcomes o
    join definitions d on d.id = o.definition_id
    union
    select i.plan_id, i.origin ->> 'definition', (i.origin ->> 'version')::int
    from plan_items i
    where i.kind = 'objective' and i.origin ->> 'definition' like 'goal-%'
),
counted as (
    select plan_id, definition, version from used
    union
    select plan_id, definition, 0 from used
),
milestones as (
    select distinct plan_id from plan_items where kind = 'milestone' and done_at is not null
)
insert into version_evidence (definition, version, plans, accepted, first_milestone, achieved, dropped, reworded, median_age)
select u.definition, u.version, count(*),
       count(*) filter (where f.accepted or f.has_reached_goal), count(*) filter (where m.plan_id is not null), count(*) filter (where f.has_reached_goal),
       count(*) filter (where c.dropped), count(*) filter (where c.reworded),
       percentile_cont(0.5) within group (order by extract(epoch from {0} - p.created_at) / 86400)
from counted u
join plans p on p.id = u.plan_id
join plan_facts f on f.plan_id = u.plan_id
left join milestones m on m.plan_id = u.plan_id
left join changed c on c.plan_id = u.plan_id and c.definition = u.definition
group by u.definition, u.version
