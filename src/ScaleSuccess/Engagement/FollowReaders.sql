-- Which open check-ins of these plans ({1}) went to somebody who cannot be reached, while another contact of the customer can? The
-- newest of each plan, unanswered, follows: it is that contact's from now on, and the caller queues its e-mail. {0}: now; the
-- oldest that is still worth asking is 30 days.
with lost as (
    select c.id, r.contact_id
    from check_ins c
    join plan_facts f on f.plan_id = c.plan_id
    join check_in_readers r on r.plan_id = c.plan_id
    where c.plan_id = any({1}) and not f.is_over and c.answered_at is null and c.due_at > {0} - interval '30 days'
      and r.is_reachable and r.contact_id <> c.contact_id
      and not exists (select from reachable_contacts k where k.id = c.contact_id)
      and not exists (select from check_ins later where later.plan_id = c.plan_id and later.day > c.day)
    order by c.id
    for no key update of c skip locked
),
moved as (
    update check_ins c set contact_id = l.contact_id from lost l where l.id = c.id and c.plan_id = any({1}) returning c.*
)
select a.id, a.plan_id, a.contact_id, a.day, {0} as due_at, coalesce(m.title, p.title) as milestone,
       coalesce(m.due_on, p.deadline) as milestone_due, s.title as measure
from moved a
join plans p on p.id = a.plan_id
left join plan_items m on m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.milestone
left join plan_items s on s.plan_id = a.plan_id and s.kind = 'measure' and s.key = a.measure
