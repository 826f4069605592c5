-- Sequences of e-mails: what was asked for is asked for again, until it is there or there is a reason to stop.
alter table definitions drop constraint definitions_kind_check,
    add constraint definitions_kind_check check (kind in ('survey', 'plan', 'email', 'sequence'));

-- The message that this one comes back to: a mailbox shows both as one conversation.
alter table messages add column follows bigint references messages on delete set null;
create index messages_follows on messages (follows) where follows is not null;

-- One e-mail that asked for something, and what became of asking.
create table sequence_runs (
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in ('survey-invitation', 'plan-waiting')),
    -- The e-mail with which it began.
    message_id   bigint not null unique references messages on delete cascade,
    customer_id  bigint not null references customers on delete cascade,
    contact_id   bigint not null references contacts on delete cascade,
    plan_id      bigint references plans on delete cascade,
    plan_version int,
    started_at   timestamptz not null,
    -- When to look at it next.
    next_at      timestamptz not null,
    stopped_at   timestamptz,
    stop_reason  text check (stop_reason in ('answered', 'has_plan', 'accepted', 'closed', 'replaced', 'unsubscribed', 'bounced', 'blocked', 'no_answer')),
    check ((stopped_at is null) = (stop_reason is null)),
    check ((kind = 'plan-waiting') = (plan_id is not null) and (plan_id is null) = (plan_version is null))
);
create index sequence_runs_next on sequence_runs (next_at) where stopped_at is null;
create index sequence_runs_unanswered on sequence_runs (stopped_at) where stop_reason = 'no_answer';
create index sequence_runs_customer on sequence_runs (customer_id);
create index sequence_runs_contact on sequence_runs (contact_id);
create index sequence_runs_plan on sequence_runs (plan_id) where plan_id is not null;

-- Each step of a run is taken once, and nobody is reminded twice on one day, whatever of.
create table reminders (
    id            bigint generated always as identity primary key,
    run_id        bigint not null references sequence_runs on delete cascade,
    step          int not null check (step >= 1),
    -- The version of the sequence that said so.
    definition_id bigint not null references definitions,
    address       text not null check (address = lower(address)),
    -- The day where its reader lives.
    day           date not null,
    zone          text not null,
    due_at        timestamptz not null,
    unique (run_id, step),
    unique (address, day)
);

-- A run begins when its e-mail has gone out.
create function start_sequence() returns trigger language plpgsql as $$
begin
    insert into sequence_runs (kind, message_id, customer_id, contact_id, plan_id, plan_version, started_at, next_at)
    select case when p.id is null then 'survey-invitation' else 'plan-waiting' end, new.id, k.customer_id, k.id, p.id, p.version, new.settled_at, '-infinity'
    from contacts k
    left join plans p on p.customer_id = k.customer_id and new.email = 'plan-ready' and new.occurrence = 'plan/' || p.id
    where k.id = new.contact_id and (new.email = 'survey-invitation' or p.id is not null)
    on conflict (message_id) do nothing;
    return null;
end $$;
create trigger start_sequence after update of state on messages for each row
when (new.email in ('survey-invitation', 'plan-ready') and new.state in ('sent', 'unknown') and new.settled_at is not null and old.state <> new.state)
execute function start_sequence();

-- Why each run is to stop (null: it goes on), and the last that anybody at the customer did about it.
create view sequence_facts as
select r.id as run_id,
       case
           when r.plan_id is not null and f.closed then 'closed'
           when r.plan_id is not null and p.version <> r.plan_version then 'replaced'
           when r.plan_id is not null and f.accepted then 'accepted'
           when r.plan_id is null and exists (select from responses a where a.customer_id = r.customer_id and a.purpose = 'onboarding' and a.submitted_at is not null) then 'answered'
           when r.plan_id is null and exists (select from plans o where o.customer_id = r.customer_id) then 'has_plan'
           when k.consent <> 'given' then 'replaced'
           when exists (select from sequence_runs n where n.customer_id = r.customer_id and n.kind = r.kind and n.id > r.id) then 'replaced'
           else (select case s.cause when 'unsubscribed' then 'unsubscribed' when 'bounce' then 'bounced' else 'blocked' end
                 from suppressions s
                 where s.address = lower(k.email) and s.lifted_at is null and (s.topic is null or s.topic = case when r.plan_id is null then 'survey' else 'plan' end)
                 order by s.topic nulls first limit 1)
       end as exit,
       case when r.plan_id is null
            then (select max(a.saved_at) from responses a where a.customer_id = r.customer_id and a.purpose = 'onboarding')
            else (select q.alive_at from plan_silence q where q.plan_id = r.plan_id) end as active_at,
       r.plan_id is not null and exists (select from help_requests h where h.customer_id = r.customer_id and h.closed_at is null) as waits_for_help
from sequence_runs r
join contacts k on k.id = r.contact_id
left join plans p on p.id = r.plan_id
left join plan_facts f on f.plan_id = r.plan_id;

-- Who was asked how it goes with a plan that nobody has accepted is asked to accept it from now on: its run begins with the upgrade. Of the
-- survey nobody is reminded who was invited before.
insert into sequence_runs (kind, message_id, customer_id, contact_id, plan_id, plan_version, started_at, next_at)
select distinct on (p.id) 'plan-waiting', m.id, p.customer_id, m.contact_id, p.id, p.version, now(), '-infinity'
from plans p
join plan_facts f on f.plan_id = p.id
join messages m on m.email = 'plan-ready' and m.occurrence = 'plan/' || p.id and m.contact_id in (select id from contacts where customer_id = p.customer_id)
where m.state in ('sent', 'unknown') and m.settled_at is not null and not f.closed and p.deadline >= current_date
  and not exists (select from acceptances a where a.plan_id = p.id)
order by p.id, m.settled_at desc, m.id desc;
