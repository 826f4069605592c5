-- Adds customers for whom nothing is to be done now, at every stage that a customer can rest at, as they are after a year. How
-- many: setting many.customers. Now: many.now. Made by the database, because a client would take minutes for a million. Nothing is checked or
-- triggered: what triggers keep is written here too.
set local session_replication_role = replica;
set local synchronous_commit = off;

create temp table many on commit drop as
select i, base.customer + i as customer_id, base.contact + i as contact_id, base.response + i as response_id, base.plan + i as plan_id,
       base.assignment + i as assignment_id, (array['growing', 'small-careful', 'small-fast', 'steady'])[1 + i % 4] as segment,
       (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Africa/Lagos'])[1 + i / 4 % 4] as zone,
       i % 16 > 0 as answered, i % 10 between 2 and 8 as accepted, i % 10 between 2 and 3 as achieved, i % 100 = 50 as moved,
       i % 97 = 1 as bounced, current_setting('many.now')::timestamptz as now, current_setting('many.now')::timestamptz - interval '300 days' as since,
       -- Nobody is asked today: the last check-in was yesterday, and the rhythm is 14 days.
       (current_setting('many.now')::timestamptz)::date - 1 as asked
from generate_series(1, current_setting('many.customers')::int) i,
     (select coalesce((select max(id) from customers), 0) as customer, coalesce((select max(id) from contacts), 0) as contact,
             coalesce((select max(id) from responses), 0) as response, coalesce((select max(id) from plans), 0) as plan,
             coalesce((select max(id) from assignments), 0) as assignment) base;
analyze many;

insert into customers (id, key, name, tier, time_zone, created_at, folded_key, folded_name) overriding system value
select customer_id, 'many-' || i, name, 'small', zone, since, 'many-' || i, lower(name)
from many, lateral (select (array['Nordlicht', 'Baker', 'Solis', 'Kite', 'Orchard', 'Amber', 'Tidal', 'Vega'])[1 + i / 13 % 8] || ' ' || i as name) n;

insert into contacts (id, customer_id, name, email, role, created_at) overriding system value
select contact_id, customer_id, 'Nora ' || i, 'nora-' || i || '@example.com', 'champion', since from many;
-- One in fifty has named a colleague, who was invited and has not said anything.
insert into contacts (id, customer_id, name, email, role, created_at, consent, named_by) overriding system value
select contact_id + current_setting('many.customers')::int, customer_id, 'Ben ' || i, 'ben-' || i || '@example.com', 'user', since, 'asked', contact_id from many where i % 50 = 7;

insert into suppressions (address, topic, cause, reason_code, created_at)
select 'nora-' || i || '@example.com', null, 'bounce', 'mailbox_unknown', since from many where bounced;

insert into messages (contact_id, email, occurrence, topic, state, due_at, attempts, handed_at, settled_at, created_at)
select contact_id, 'survey-invitation', 'onboarding/first', 'survey', 'sent', since, 1, since, since, since from many
union all
select contact_id, 'plan-ready', 'plan/' || plan_id, 'plan', case when bounced then 'rejected' else 'sent' end, since, 1, since, since, since from many where answered
union all
select id, 'colleague-invitation', 'invitation', 'invitation', 'sent', created_at, 1, created_at, created_at, created_at from contacts where consent = 'asked';

insert into responses (id, customer_id, contact_id, survey, wave, definition_id, answers, started_at, saved_at, submitted_at, purpose) overriding system value
select response_id, customer_id, contact_id, 'onboarding', 'first', d.definition_id, '{"many": ["yes"]}', since, since, since + i * interval '1 second', 'onboarding'
from many, (select definition_id from active_definitions where kind = 'survey' and key = 'onboarding') d where answered;

insert into assigner_results (model_id, customer_id, response_id, answered_at, segment, confidence, unclear, reason_code)
select 0, customer_id, response_id, since + i * interval '1 second', segment, 1, false, 'by_rule' from many where answered;
insert into assignments (id, customer_id, response_id, segment, confidence, reason_code, assigned_at) overriding system value
select assignment_id, customer_id, response_id, segment, 1, 'by_rule', case when moved then now - interval '9 days' else since + interval '1 day' end
from many where answered;

insert into plans (id, customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline, check_in_at, check_in_every, created_at, achieved_at) overriding system value
select plan_id, customer_id, response_id, contact_id, d.definition_id, d.key, 'Save time', since::date, asked + 200, '09:00', 14, since + interval '2 days',
       case when achieved then now - interval '30 days' end
from many m join active_definitions d on d.kind = 'plan' and d.key = case when m.moved then 'steady' else m.segment end
where answered;

insert into plan_items (plan_id, kind, key, parent, position, title, side, due_on, unit, better, baseline, target, origin, done_at, done_by)
select plan_id, item.kind, item.key, item.parent, item.place, item.title, item.side, case when item.kind <> 'measure' then asked + item.days end,
       item.unit, item.better, item.baseline, item.target, '{}', case when item.days < 0 then now - interval '40 days' end, case when item.days < 0 then contact_id end
from many, (values
    ('milestone', 'start', null, 1, 'First steps', null, -90, null, null, null::float8, null::float8),
    ('action', 'start.invite', 'start', 2, 'Invite your team', 'customer', -90, null, null, null, null),
    ('milestone', 'goal', null, 3, 'Goal', null, 90, null, null, null, null),
    ('measure', 'hours', null, 4, 'Hours saved', null, null, 'h', 'higher', 0, 8)
) item (kind, key, parent, place, title, side, days, unit, better, baseline, target)
where answered;

insert into acceptances (plan_id, version, contact_id, accepted_at)
select plan_id, 1, contact_id, since + interval '3 days' from many where answered and accepted;

insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, measure, created_at, answer, reading, answered_at)
select plan_id, contact_id, day, zone, (day + time '09:00') at time zone zone, 'goal', 'hours', now - interval '1 day', answer, reading,
       case when answer is not null then now - interval '14 days' end
from many, lateral (values (asked, null, null::float8), (asked - 14, case when i % 3 > 0 then case when i % 200 = 2 then 'stuck' else 'on_track' end end, 3)) c (day, answer, reading)
where answered and not achieved;

insert into help_requests (customer_id, contact_id, about, words, created_at, closed_at, closed_by)
select customer_id, contact_id, 'Goal', '', now - interval '14 days', case when i % 400 > 2 then now end, case when i % 400 > 2 then 'ops' end
from many where answered and not achieved and i % 200 = 2;

insert into plan_proposals (customer_id, assignment_id, from_segment, from_template, to_segment, to_template, created_at, decided_at, decided_by, decision)
select customer_id, assignment_id, 'steady', 'steady', segment, segment, now - interval '8 days', now, 'ops', 'kept' from many where answered and moved;

-- Kept by triggers and by the step otherwise: over with a goal or after six unanswered, else in two weeks.
insert into check_in_looks
select plan_id, case when achieved and accepted then 'infinity' else now + interval '12 days' + i % 1000 * interval '1 minute' end from many where answered;

select setval(pg_get_serial_sequence(name, 'id'), highest) from (values
    ('customers', (select max(id) from customers)), ('contacts', (select max(id) from contacts)), ('responses', (select max(id) from responses)),
    ('plans', (select max(id) from plans)), ('assignments', (select max(id) from assignments))) s (name, highest);
