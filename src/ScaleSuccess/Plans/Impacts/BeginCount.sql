-- Begins a count of what a draft ({0}: its key, {1}: its text, {2}: the number that it would get) does to plans ({6}), of which {3} more are over; {4} has asked for it, {5}: now.
-- Nothing when it is under way. In one statement for a hundred thousand plans.
with begun as (
    insert into impact_counts (key, source, version, over, asked_by, asked_at) values ({0}, {1}, {2}, {3}, {4}, {5})
    on conflict (key) do nothing
    returning id
)
insert into impact_plans (count_id, plan_id, place)
select begun.id, p.id, rollout_place({0}, {2}, p.customer_id)
from begun, plans p
where p.id = any({6})
