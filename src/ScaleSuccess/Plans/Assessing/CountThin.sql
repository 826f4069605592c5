-- In how many plans of a template ({0}) is which section thin, and why? Of plans that are not over, whichever version they follow. A
-- row without a section counts the plans that are assessed. In SQL since nobody needs the plans.
with assessed as (
    select a.thin
    from definitions d
    join plans p on p.definition_id = d.id
    join plan_facts f on f.plan_id = p.id
    join plan_assessments a on a.plan_id = p.id and a.superseded_at is null
    where d.kind = 'plan' and d.key = {0} and not f.is_over
)
select null as section, null as reason, count(*)::int as plans from assessed
union all
select t.key, t.value, count(*)::int from assessed cross join lateral jsonb_each_text(thin) t group by t.key, t.value
