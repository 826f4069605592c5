-- One budget per person over every e-mail that they have not asked for themselves.
create table mail_budgets (
    one        boolean primary key default true check (one),
    per_day    int not null check (per_day between 1 and 20),
    per_week   int not null check (per_week between per_day and 50),
    changed_by text not null,
    changed_at timestamptz not null
);

-- What waits for a free day keeps from when, and which limit it met. What is sent with others in one e-mail names that one. What has lost
-- its meaning while it waited is dropped, with the reason.
alter table messages
    add column moved_from timestamptz,
    add column moved_by text check (moved_by in ('day', 'week', 'digest')),
    add column digest_id bigint references messages on delete set null,
    add constraint messages_moved check ((moved_from is null) = (moved_by is null)),
    drop constraint messages_state_check,
    add constraint messages_state_check check (state in ('due', 'handed', 'sent', 'unknown', 'rejected', 'suppressed', 'dropped'));
create index messages_digest on messages (digest_id) where digest_id is not null;

-- What became of a digest became of everything in it, in the same commit.
create function settle_digest() returns trigger language plpgsql as $$
begin
    update messages m
    set state = new.state, settled_at = new.settled_at, reason_code = new.reason_code, reason_args = new.reason_args
    where m.digest_id = new.id and m.state in ('due', 'unknown');
    return null;
end $$;
create trigger settle_digest after update of state on messages for each row
when (new.email = 'digest' and new.state <> old.state and new.state <> 'handed' and not (new.state = 'due' and old.state = 'handed'))
execute function settle_digest();

-- Why a message that has waited need not be sent any more; null: it need.
create view void_messages as
select m.id as message_id, case
    when m.email = 'survey-invitation' then (
        select case when exists (select from responses a where a.customer_id = k.customer_id and a.purpose = 'onboarding' and a.submitted_at is not null) then 'void_answered'
                    when exists (select from plans p where p.customer_id = k.customer_id) then 'void_has_plan' end
        from contacts k where k.id = m.contact_id)
    when m.email in ('survey-reminder', 'plan-reminder') and m.occurrence ~ '^sequence/[0-9]+/' then (
        select 'void_' || f.exit from sequence_facts f
        where f.run_id = split_part(m.occurrence, '/', 2)::bigint and f.exit in ('answered', 'has_plan', 'accepted', 'closed', 'replaced'))
    when m.email = 'check-in' and m.occurrence ~ '^plan/[0-9]+/[0-9]{4}-[0-9]{2}-[0-9]{2}$' then (
        select case when c.answered_at is not null then 'void_answered'
                    when f.is_over then 'void_closed'
                    when c.contact_id <> m.contact_id then 'void_replaced'
                    when exists (select from check_ins n where n.plan_id = c.plan_id and n.day > c.day) then 'void_next_came' end
        from check_ins c join plan_facts f on f.plan_id = c.plan_id
        where c.plan_id = split_part(m.occurrence, '/', 2)::bigint and c.day = split_part(m.occurrence, '/', 3)::date)
    when m.email = 'survey-request' then (
        select case when exists (select from responses a where a.contact_id = i.contact_id and a.survey = i.survey and a.wave = i.wave and a.submitted_at is not null) then 'void_answered' end
        from survey_invitations i where i.contact_id = m.contact_id and i.survey || '/' || i.wave = m.occurrence)
    when m.email = 'colleague-invitation' then (select 'void_answered' from contacts k where k.id = m.contact_id and k.consent <> 'asked')
end as reason
from messages m;

-- Whether an address gets no e-mail of a topic. Whoever has not agreed to be a contact gets the invitation only, whatever a step may have queued. A
-- digest is of several topics: what is in it is asked about, and of the digest itself only whether its reader gets anything.
create function is_unwanted(address text, consent text, topic text) returns boolean
language sql stable
return exists (select from suppressions s where s.address = lower($1) and s.lifted_at is null and (s.topic is null or s.topic = $3))
    or ($2 <> 'given' and $3 <> 'invitation');
