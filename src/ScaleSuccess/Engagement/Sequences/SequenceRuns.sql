-- How does each of these runs stand? In SQL because exits and signs of life are the view sequence_facts, which is asked run by run (offset 0): as
-- one join of all its tables PostgreSQL would read every contact. {0}: runs. {1}: now.
with chosen as materialized (
    select id, kind, message_id, customer_id, contact_id, plan_id, started_at, stop_reason from sequence_runs where id = any({0})
)
select r.id, r.kind, r.message_id, r.contact_id, k.name as contact_name, lower(k.email) as address, c.country as given_country, z.zone, r.started_at,
       coalesce(case when f.exit in ('answered', 'has_plan', 'accepted', 'closed') then f.exit end, r.stop_reason, f.exit) as exit, f.active_at, f.waits_for_help,
       m.sent as reminded, m.last_day,
       exists (select from reminders t where t.address = lower(k.email) and t.day = ({1} at time zone z.zone)::date) as is_reminded_today,
       i.plan_title, i.milestone, i.milestone_due
from chosen r
join contacts k on k.id = r.contact_id
join customers c on c.id = r.customer_id
cross join lateral (select exit, active_at, waits_for_help from sequence_facts where run_id = r.id offset 0) f
cross join lateral (select zone from contact_zones where contact_id = r.contact_id offset 0) z
cross join lateral (select count(*)::int as sent, max(day) as last_day from reminders where run_id = r.id) m
left join lateral (
    select p.title as plan_title, i.title as milestone, i.due_on as milestone_due
    from plans p
    left join plan_items i on i.plan_id = p.id and i.kind = 'milestone' and i.phase = p.phase and i.done_at is null
    where p.id = r.plan_id
    order by i.position limit 1
) i on true
order by r.id
