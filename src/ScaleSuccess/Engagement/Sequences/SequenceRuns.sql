-- How does each of these runs stand? In SQL because exits and signs of life are the view sequence_facts. {0}: runs. {1}: now.
select r.id, r.kind, r.message_id, r.contact_id, k.name as contact_name, lower(k.email) as address, c.country as given_country, z.zone, r.started_at,
       coalesce(case when f.exit in ('answered', 'has_plan', 'accepted', 'closed') then f.exit end, r.stop_reason, f.exit) as exit, f.active_at, f.waits_for_help, m.sent as reminded, m.last_day,
       exists (select from reminders t where t.address = lower(k.email) and t.day = ({1} at time zone z.zone)::date) as is_reminded_today,
       p.title as plan_title, i.title as milestone, i.due_on as milestone_due
from sequence_runs r
join sequence_facts f on f.run_id = r.id
join contacts k on k.id = r.contact_id
join customers c on c.id = r.customer_id
join contact_zones z on z.contact_id = r.contact_id
cross join lateral (select count(*)::int as sent, max(m.day) as last_day from reminders m where m.run_id = r.id) m
left join plans p on p.id = r.plan_id
left join lateral (
    select title, due_on from plan_items where plan_id = p.id and kind = 'milestone' and phase = p.phase and done_at is null order by position limit 1
) i on true
where r.id = any({0})
order by r.id
