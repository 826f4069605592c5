-- Commitments of both sides: an item of the plan that says who keeps it, until when or how often. What came of each is a fact beside
-- the plan, as a tick is, and no change of what it says.

alter table plan_items
    -- How often; null: once, until its day.
    add column every   text check (every in ('week', 'month', 'quarter')),
    -- Since when, of what came into a plan that had begun; null: since the present phase began.
    add column from_on date,
    drop constraint plan_items_kind_check,
    add constraint plan_items_kind_check check (kind in ('highlight', 'objective', 'challenge', 'benefit', 'milestone', 'action',
                                                         'criterion', 'measure', 'commitment')),
    add constraint plan_items_commitment_check check (case kind when 'commitment' then side is not null else every is null and from_on is null end);

-- That a commitment was kept, missed or released, as its own side said: once, or for each time.
create table commitment_reports (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans on delete cascade,
    -- The item's key. It may be left out of the plan meanwhile, and comes back with this.
    commitment  text not null,
    -- The day that it was for: until when, or the last day of the time.
    day         date not null,
    state       text not null check (state in ('kept', 'missed', 'released')),
    -- Nothing is asked about it any more.
    ends        boolean not null check (ends or state <> 'released'),
    -- In their own words; may be empty.
    words       text not null default '',
    -- Who: somebody at the customer, or one of ops. Neither: they are gone.
    contact_id  bigint references contacts on delete set null,
    ops_user    text check (ops_user is null or contact_id is null),
    reported_at timestamptz not null,
    unique (plan_id, commitment, day)
);
create trigger look_again after insert on commitment_reports for each row execute function look_again();
create unique index commitment_reports_ended on commitment_reports (plan_id, commitment) where ends;

-- The last day of the latest time that is over, of a commitment; null: none is. As CommitmentTimes.Latest says; a test holds the two equal.
-- Plain expressions, which the planner puts in place of each call: they are asked of every commitment of the vendor's.
create function time_end(from_on date, months int) returns date language sql immutable as $$ select (from_on + make_interval(months => months))::date $$;
create function months_to(from_on date, today date) returns int language sql immutable as $$
    select ((extract(year from today) - extract(year from from_on)) * 12 + extract(month from today) - extract(month from from_on))::int
$$;
create function latest_time(from_on date, until date, every text, today date) returns date language sql immutable as $$
    select case
        when until < today then until
        when every is null or today <= from_on then null
        when every = 'week' then case when today - from_on > 7 then from_on + 7 * ((today - from_on - 1) / 7) end
        when every = 'month' then case
            when time_end(from_on, months_to(from_on, today)) < today and months_to(from_on, today) >= 1 then time_end(from_on, months_to(from_on, today))
            when months_to(from_on, today) >= 2 then time_end(from_on, months_to(from_on, today) - 1) end
        else case
            when time_end(from_on, months_to(from_on, today) / 3 * 3) < today and months_to(from_on, today) >= 3 then time_end(from_on, months_to(from_on, today) / 3 * 3)
            when months_to(from_on, today) >= 6 then time_end(from_on, months_to(from_on, today) / 3 * 3 - 3) end
    end
$$;

-- The vendor's own commitments that may be asked about, in plans that are not over: as Plan.AskedTime says, but for the day. It is the
-- reader's to ask which time is over on the day in that zone, and whether it is reported.
create index plan_items_promised on plan_items (plan_id) where kind = 'commitment' and side = 'vendor';
create view owed_commitments as
select i.id, i.plan_id, p.customer_id, i.key, i.title, i.every, coalesce(i.from_on, p.started_on) as from_on, coalesce(i.due_on, p.deadline) as until,
       (select z.zone from plan_zones z where z.plan_id = p.id) as zone
from plan_items i
join plans p on p.id = i.plan_id and p.phase = i.phase and p.closed_at is null
where i.kind = 'commitment' and i.side = 'vendor'
  and not (p.achieved_at is not null and exists (select from acceptances a where a.plan_id = p.id and a.version = p.version))
  and not exists (select from commitment_reports r where r.plan_id = i.plan_id and r.commitment = i.key and r.ends);

-- As in 0040, but what the customer says of a commitment is a sign of life, too.
create or replace view plan_silence as
select p.id as plan_id, alive.at as alive_at,
       (select count(*) from check_ins c
        where c.plan_id = p.id and c.answered_at is null and c.due_at > coalesce(alive.at, '-infinity'))::int as unanswered
from plans p
cross join lateral (
    select greatest(
        (select max(c.answered_at) from check_ins c where c.plan_id = p.id),
        (select max(i.done_at) from plan_items i where i.plan_id = p.id and i.done_by is not null),
        (select max(a.accepted_at) from acceptances a where a.plan_id = p.id),
        (select max(s.accepted_at) from section_acceptances s where s.plan_id = p.id),
        (select max(r.reported_at) from commitment_reports r where r.plan_id = p.id and r.contact_id is not null),
        (select max(d.decided_at) from plan_decisions d where d.plan_id = p.id),
        (select max(e.changed_at) from plan_changes e where e.plan_id = p.id and e.contact_id is not null),
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id),
        (select max(h.closed_at) from help_requests h where h.customer_id = p.customer_id and h.closed_by_contact is not null),
        (select max(m.created_at) from comments m where m.customer_id = p.customer_id and m.contact_id is not null)) as at
) alive;
