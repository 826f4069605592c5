-- How far has each measure moved in the plans of each version of each template, and of each goal module whose benefit it shows? From its start (what the survey
-- said, else the first number) to the latest number. In SQL because it reads every reading. {0}, {1}: modules, and the measures that show their benefits.
with numbers as (
    select plan_id, measure, count(*) filter (where source <> 'survey') as later, count(*) as readings,
           (array_agg(value order by day, read_at, id))[1] as first,
           (array_agg(value order by day desc, read_at desc, id desc) filter (where source <> 'survey'))[1] as latest
    from readings
    group by 1, 2
),
measures as (
    select i.plan_id, i.key, coalesce(i.unit, '') as unit, coalesce(i.better, 'higher') as better, coalesce(i.drafted ->> 'title', i.title) as title,
           coalesce(i.baseline, n.first) as start, n.latest
    from plan_items i
    left join numbers n on n.plan_id = i.plan_id and n.measure = i.key and (case when i.baseline is null then n.readings > 1 and n.later > 0 else n.later > 0 end)
    where i.kind = 'measure' and not i.is_own
),
used as (
    select m.*, d.key as definition, d.version
    from measures m
    join plan_outcomes o on o.plan_id = m.plan_id
    join definitions d on d.id = o.definition_id
    union
    -- Once, though two phases have its objective.
    select m.*, g.module, (o.origin ->> 'version')::int
    from unnest({0}, {1}) as g(module, measure)
    join plan_items o on o.kind = 'objective' and o.origin ->> 'definition' = g.module
    join measures m on m.plan_id = o.plan_id and m.key = g.measure
),
counted as (
    select * from used
    union
    select plan_id, key, unit, better, title, start, latest, definition, 0 from used
)
insert into measure_evidence (definition, version, measure, unit, better, title, plans, read, improved, median_from, median_change)
select definition, version, key, unit, better, mode() within group (order by title), count(*), count(latest),
       count(*) filter (where case when better = 'lower' then latest < start else latest > start end),
       percentile_cont(0.5) within group (order by start) filter (where latest is not null), percentile_cont(0.5) within group (order by latest - start)
from counted
group by definition, version, key, unit, better
