-- A reading belongs to a day, which may be before the one on which it was reported (read_at), and comes from more places: the number
-- of today that a customer gave in the survey is the first one.
alter table readings drop constraint readings_source_check;
update readings set source = 'survey' where source = 'answer';
alter table readings
    add column day date,
    add check (source in ('survey', 'check_in', 'plan', 'api', 'csv'));
update readings r set day = (r.read_at at time zone z.zone)::date from plan_zones z where z.plan_id = r.plan_id;
alter table readings alter column day set not null;
drop index readings_measure;
create index readings_measure on readings (plan_id, measure, day);

-- One survey, one number. What another system or a file sends again for a day takes the place of what it sent before.
create unique index readings_survey on readings (plan_id, measure) where source = 'survey';
create unique index readings_sent on readings (plan_id, measure, day, source) where source in ('api', 'csv');

insert into readings (plan_id, measure, value, source, contact_id, day, read_at)
select i.plan_id, i.key, i.baseline, 'survey', p.contact_id, (answered.moment at time zone z.zone)::date, answered.moment
from plan_items i
join plans p on p.id = i.plan_id
join responses r on r.id = p.response_id
join plan_zones z on z.plan_id = p.id
cross join lateral (select coalesce(r.submitted_at, p.created_at) as moment) answered
where i.kind = 'measure' and i.baseline is not null
order by i.plan_id, i.position
on conflict do nothing;
