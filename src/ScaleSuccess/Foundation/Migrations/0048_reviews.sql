-- Reviews: at a rhythm that its customer can change, a plan is looked back on. What a review says is read from facts while it is open, and
-- kept as it was when somebody there confirms it.

-- Months from one review to the next; 0: none.
alter table plans add column review_every int not null default 3 check (review_every between 0 and 12);

create table plan_reviews (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references plans on delete cascade,
    -- Counted from 1.
    number     int not null check (number >= 1),
    due_on     date not null,
    -- Who asked for it before its time; null: its time had come.
    asked_by   bigint references contacts on delete set null,
    made_at    timestamptz not null,
    -- Null: it is open.
    outcome    text check (outcome in ('confirmed', 'skipped')),
    decided_at timestamptz,
    decided_by bigint references contacts on delete set null,
    -- Of one that was confirmed: all that it said then, what was learned in the customer's own words (may be empty), and the goal that the
    -- plan went on with, a choice of the survey's.
    content    jsonb,
    words      text not null default '',
    goal       text,
    unique (plan_id, number),
    check ((outcome is null) = (decided_at is null)),
    check ((outcome is not distinct from 'confirmed') = (content is not null)),
    check (content is not null or (words = '' and goal is null))
);
-- One at a time.
create unique index plan_reviews_open on plan_reviews (plan_id) where outcome is null;
create index plan_reviews_due on plan_reviews (due_on, id) where outcome is null;

-- Step start-reviews: when to look at each plan next (docs/decisions/0013). The step says so at each look; what may bring a review forward
-- makes it look at once.
create table review_looks (
    plan_id bigint primary key references plans on delete cascade,
    next_at timestamptz not null
);
create index review_looks_next on review_looks (next_at);
create function note_plans_to_review() returns trigger language plpgsql as $$
begin
    insert into review_looks select id, '-infinity' from new_rows;
    return null;
end $$;
create trigger note_plans_to_review after insert on plans referencing new table as new_rows for each statement execute function note_plans_to_review();
create function look_again_for_review() returns trigger language plpgsql as $$
begin
    update review_looks set next_at = '-infinity'
    where next_at > '-infinity'
      and plan_id = case tg_table_name when 'plans' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'plan_id')::bigint end;
    return null;
end $$;
create trigger look_again_for_review after update of review_every, started_on, deadline, achieved_at, closed_at on plans
for each row execute function look_again_for_review();
create trigger look_again_for_review after insert on acceptances for each row execute function look_again_for_review();
create trigger look_again_for_review after update of outcome on plan_reviews for each row execute function look_again_for_review();
insert into review_looks select id, '-infinity' from plans;

-- Who confirms or skips a review is there: check-ins go on.
create trigger look_again after update of outcome on plan_reviews for each row execute function look_again();

-- As in 0044, but what becomes of a review is a sign of life, too.
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
        (select max(c.reported_at) from commitment_reports c where c.plan_id = p.id and c.contact_id is not null),
        (select max(d.decided_at) from plan_decisions d where d.plan_id = p.id),
        (select max(r.decided_at) from plan_reviews r where r.plan_id = p.id),
        (select max(e.changed_at) from plan_changes e where e.plan_id = p.id and e.contact_id is not null),
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id),
        (select max(h.closed_at) from help_requests h where h.customer_id = p.customer_id and h.closed_by_contact is not null),
        (select max(m.created_at) from comments m where m.customer_id = p.customer_id and m.contact_id is not null)) as at
) alive;

-- As in 0034, with the plans that start-reviews and assess-plans have to look at.
alter function note_everybody() rename to note_everybody_before_reviews;
create function note_everybody() returns bigint language plpgsql as $$
declare
    missing bigint := note_everybody_before_reviews();
    noted bigint;
begin
    insert into review_looks select p.id, '-infinity' from plans p where not exists (select from review_looks l where l.plan_id = p.id);
    get diagnostics noted = row_count;
    missing := missing + noted;
    insert into plans_to_assess
    select p.id from plans p where not exists (select from plan_assessments a where a.plan_id = p.id and a.superseded_at is null)
    on conflict do nothing;
    get diagnostics noted = row_count;
    -- The customer's country or zone may be another.
    update review_looks set next_at = '-infinity' where next_at > '-infinity';
    return missing + noted;
end $$;
