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
-- digest is of several topics: what is in it is asked about, and of the digest itself only whether its reader gets anything. One row; as a table, since
-- PostgreSQL then plans it with the query that asks, instead of calling it for each message.
create function is_unwanted(address text, consent text, topic text) returns table (is_unwanted boolean)
language sql stable as $$
select exists (select from suppressions s where s.address = lower($1) and s.lifted_at is null and (s.topic is null or s.topic = $3))
    or ($2 <> 'given' and $3 <> 'invitation')
$$;

-- When each of these plans is asked how it goes: on the last day whose hour has come and on the next one (null: none), as Engagement/SendDueCheckIns.sql
-- says it. The calendar asks the same of a later moment (moments; null: now), as if the plan had been asked on another day since (asked), and left so many
-- more unanswered (more).
create function check_in_days(plans bigint[], now timestamptz, moments timestamptz[], asked date[], more int[])
returns table (plan_id bigint, phase int, contact_id bigint, zone text, check_in_at time, latest date, last_asked date, day date, next_day date, is_over boolean, unanswered int)
language sql stable as $$
with looked_at as (
    select p.id, p.phase, r.contact_id, p.deadline, p.check_in_at, p.check_in_every, r.zone, f.is_over as has_ended, coalesce(w.moment, $2) as moment, coalesce(w.more, 0) as more,
           -- The last local day whose hour has come.
           case when (h.here)::time >= p.check_in_at then (h.here)::date else (h.here)::date - 1 end as latest,
           -- Nobody is asked how it goes with a plan that nobody there has agreed to: the rhythm begins with that day.
           greatest(n.newest, p.started_on, (a.first_at at time zone r.zone)::date) as last_asked, n.newest, a.first_at is not null as was_accepted
    from unnest($1, $3, $4, $5) w (plan_id, moment, asked, more)
    join plans p on p.id = w.plan_id
    join check_in_readers r on r.plan_id = p.id
    join plan_facts f on f.plan_id = p.id
    cross join lateral (select coalesce(w.moment, $2) at time zone r.zone as here) h
    cross join lateral (select greatest(max(c.day), w.asked) as newest from check_ins c where c.plan_id = p.id) n
    cross join lateral (select min(accepted_at) as first_at from acceptances where plan_id = p.id) a
),
rhythm as (
    select o.*, q.unanswered + o.more as unanswered, case when q.unanswered + o.more < 3 then o.check_in_every else o.check_in_every * 4 end as every,
           q.unanswered + o.more >= 3 as is_quiet,
           o.has_ended or not o.was_accepted or has_gone_quiet(q.unanswered + o.more, o.deadline, z.zone, o.moment) as is_over,
           -- Back after a silence: the rhythm starts with that day.
           case when (q.alive_at at time zone o.zone)::date > o.newest + o.check_in_every
                then (q.alive_at at time zone o.zone)::date else o.last_asked end as asked_on
    from looked_at o
    join plan_silence q on q.plan_id = o.id
    join plan_zones z on z.plan_id = o.id
)
select o.id, o.phase, o.contact_id, o.zone, o.check_in_at, o.latest, o.last_asked, d.day, d.next_day, o.is_over, o.unanswered
from rhythm o
left join lateral (
    select max(c.day) filter (where c.day <= o.latest) as day, min(c.day) filter (where c.day > o.latest) as next_day
    from (
        select i.due_on as day from plan_items i where i.plan_id = o.id and i.kind = 'milestone' and i.phase = o.phase and not o.is_quiet
          -- Who is stuck at a milestone has said how it goes.
          and not exists (select from plan_holds h where h.plan_id = o.id and h.kind = 'milestone' and h.key = i.key)
        union all
        -- A regular day on a weekend moves to Monday. The last of these is the first after `latest`.
        select r + case extract(isodow from r) when 6 then 2 when 7 then 1 else 0 end::int
        from (
            select o.asked_on + n * o.every as r
            from generate_series(1, greatest(0, o.latest - o.asked_on) / o.every + 1) n
        ) regular
    ) c
    where c.day > o.asked_on
) d on not o.is_over
$$;
