-- Sending pauses while the mail server refuses us whatever the message: one row, or none.
create table sending_pauses (
    id          smallint primary key default 1 check (id = 1),
    since       timestamptz not null,
    until       timestamptz not null,
    refusals    int not null,
    reason_code text not null,
    reason_args jsonb not null default '[]' check (jsonb_typeof(reason_args) = 'array')
);

-- What a mail server says is kept up to 500 characters; replies of earlier builds had no end.
update messages set reason_args = (select jsonb_agg(left(arg, 500) order by place) from jsonb_array_elements_text(reason_args) with ordinality as each (arg, place))
where length(reason_args::text) > 500;
update suppressions set reason_args = (select jsonb_agg(left(arg, 500) order by place) from jsonb_array_elements_text(reason_args) with ordinality as each (arg, place))
where length(reason_args::text) > 500;

-- Who can be written to at all. Who left one topic still can.
create view reachable_contacts as
select k.id, k.customer_id, k.role, k.time_zone
from contacts k
where not exists (select from suppressions s where s.address = lower(k.email) and s.lifted_at is null and s.topic is null);

-- How long a customer has been silent about its plan: the last sign of life (an answer, a tick, an acceptance, a help
-- request), and how many check-ins went unanswered since.
create view plan_silence as
select p.id as plan_id, alive.at as alive_at,
       (select count(*) from check_ins c
        where c.plan_id = p.id and c.answered_at is null and c.due_at > coalesce(alive.at, '-infinity'))::int as unanswered
from plans p
cross join lateral (
    select greatest(
        (select max(c.answered_at) from check_ins c where c.plan_id = p.id),
        (select max(i.done_at) from plan_items i where i.plan_id = p.id and i.done_by is not null),
        (select max(a.accepted_at) from acceptances a where a.plan_id = p.id),
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id)) as at
) alive;
create index help_requests_customer on help_requests (customer_id);

-- Who gets a plan's check-ins: the champion, else whoever gave the answers, else another contact, a mere user last; of
-- those who can be reached. With nobody left it is the plan's contact.
create view check_in_readers as
select p.id as plan_id, coalesce(r.id, p.contact_id) as contact_id, r.id is not null as is_reachable,
       coalesce(r.time_zone, case when r.id is null then k.time_zone end, c.time_zone) as zone
from plans p
join customers c on c.id = p.customer_id
join contacts k on k.id = p.contact_id
left join lateral (
    select r.id, r.time_zone from reachable_contacts r
    where r.customer_id = p.customer_id
    order by r.role <> 'champion', r.id <> p.contact_id, r.role = 'user', r.id
    limit 1
) r on true;
