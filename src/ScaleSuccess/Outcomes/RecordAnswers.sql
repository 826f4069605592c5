-- What follows from these answers? All of it in one statement, because half of it would be a lie: a reading of the
-- measure, the milestone and its open customer actions done, a call for help. {0}: claimed check-ins. {1}: now.
with answered as (
    select * from check_ins where id = any({0})
),
read as (
    insert into readings (plan_id, measure, value, source, check_in_id, contact_id, read_at)
    select plan_id, measure, reading, 'check_in', id, contact_id, answered_at
    from answered where reading is not null and measure is not null
    on conflict (check_in_id) do nothing
),
reached as (
    update plan_items i set done_at = a.answered_at, done_by = a.contact_id
    from answered a
    where a.answer = 'done' and i.plan_id = a.plan_id and i.done_at is null
      and ((i.kind = 'milestone' and i.key = a.milestone)
        or (i.kind = 'action' and i.parent = a.milestone and i.side = 'customer'))
),
asked as (
    insert into help_requests (customer_id, contact_id, about, words, created_at)
    select p.customer_id, a.contact_id, coalesce(m.title, p.title), a.words, a.answered_at
    from answered a
    join plans p on p.id = a.plan_id
    left join plan_items m on m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.milestone
    where a.answer = 'stuck'
)
update check_ins set recorded_at = {1} where id = any({0})
