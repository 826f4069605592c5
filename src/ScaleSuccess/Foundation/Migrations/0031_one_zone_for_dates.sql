-- A contact's time zone: their own, else their customer's.
create view contact_zones as
select k.id as contact_id, coalesce(k.time_zone, c.time_zone) as zone
from contacts k
join customers c on c.id = k.customer_id;

-- Where a plan's dates are days: they were made where its contact is, and are compared with the day there. docs/facts.md, "today".
create view plan_zones as
select p.id as plan_id, z.zone
from plans p
join contact_zones z on z.contact_id = p.contact_id;

-- As in 0023; whose zone it is, is said above.
create or replace view check_in_readers as
select p.id as plan_id, coalesce(r.id, p.contact_id) as contact_id, r.id is not null as is_reachable, z.zone
from plans p
left join lateral (
    select r.id from reachable_contacts r
    where r.customer_id = p.customer_id
    order by r.role <> 'champion', r.id <> p.contact_id, r.role = 'user', r.id
    limit 1
) r on true
join contact_zones z on z.contact_id = coalesce(r.id, p.contact_id);

-- Whether a plan without its goal is asked about no more: 6 check-ins in a row without an answer, or 30 days past the deadline.
-- Asked by the step that sends check-ins and by the list that tells ops.
create function has_gone_quiet(unanswered int, deadline date, zone text, now timestamptz) returns boolean
language sql immutable
return unanswered >= 6 or (now at time zone zone)::date > deadline + 30;

-- When an invited person answered, and who of ops has seen to a report.
alter table contacts
    add column consent_at timestamptz,
    add column report_closed_at timestamptz,
    add column report_closed_by text,
    add check ((report_closed_at is null) = (report_closed_by is null));
create index contacts_reported on contacts (consent_at) where consent = 'reported';

-- The action that asks for acceptance is done when the plan is accepted, and only then (Plan.IsDone). Its tick could be removed and
-- given by itself: it follows the acceptance now, and so does its milestone, unless the customer called that done in a check-in.
update plan_items i set done_at = a.accepted_at, done_by = a.contact_id
from plans p join acceptances a on a.plan_id = p.id and a.version = p.version
where i.plan_id = p.id and i.accepts_plan and i.done_at is null;

update plan_items m set done_at = d.done_at, done_by = d.done_by
from (
    select plan_id, parent, max(done_at) as done_at, (array_agg(done_by order by done_at desc, id desc))[1] as done_by
    from plan_items where kind = 'action'
    group by plan_id, parent having bool_and(done_at is not null) and bool_or(accepts_plan)
) d
join plan_facts f on f.plan_id = d.plan_id
where m.plan_id = d.plan_id and m.kind = 'milestone' and m.key = d.parent and m.done_at is null and f.accepted;

update plan_items m set done_at = null, done_by = null
from plan_items i join plan_facts f on f.plan_id = i.plan_id
where i.accepts_plan and not f.accepted and m.plan_id = i.plan_id and m.kind = 'milestone' and m.key = i.parent
  and not exists (select from check_ins c join check_in_answers a on a.check_in_id = c.id
                  where c.plan_id = m.plan_id and c.milestone = m.key and a.answer = 'done');

update plans p set achieved_at = d.done_at
from plan_facts f, (select plan_id, max(done_at) as done_at from plan_items where kind = 'milestone'
                    group by plan_id having bool_and(done_at is not null)) d
where f.plan_id = p.id and d.plan_id = p.id and f.accepted and p.achieved_at is null;
