-- Which of these plans have reached their goal now? Every measure with a target has a latest reading at the target or
-- beyond; a plan without such measures is there when all its milestones are done. {0}: plans. {1}: now.
with latest as (
    select distinct on (plan_id, measure) plan_id, measure, value
    from readings where plan_id = any({0})
    order by plan_id, measure, read_at desc, id desc
),
state as (
    select p.id,
           count(*) filter (where i.kind = 'measure' and i.target is not null) as targets,
           count(*) filter (where i.kind = 'measure' and i.target is not null
               and case i.better when 'lower' then l.value <= i.target else l.value >= i.target end) as hit,
           count(*) filter (where i.kind = 'milestone' and i.done_at is null) as open_milestones
    from plans p
    join plan_items i on i.plan_id = p.id
    left join latest l on l.plan_id = p.id and i.kind = 'measure' and l.measure = i.key
    where p.id = any({0}) and p.achieved_at is null
    group by p.id
)
update plans p set achieved_at = {1}
from state s
where s.id = p.id and (case when s.targets > 0 then s.hit = s.targets else s.open_milestones = 0 end)
