-- "I'm stuck" and comments stand on an item of the plan: all that is said about one, by both sides, is its thread.

-- The plan's item that it is about, by kind and key; null: the whole plan, or no plan's item. `about` stays as it read then.
alter table help_requests
    add column item_kind         text,
    add column item_key          text,
    -- "It works now": closed by the customer itself, where closed_by names who of ops did.
    add column closed_by_contact bigint references contacts on delete set null,
    add check ((item_kind is null) = (item_key is null)),
    add check (closed_by is null or closed_by_contact is null);

-- Until now it was known by its title only: where that is one item's, and not the plan's own, it is that item.
update help_requests h
set item_kind = i.kind, item_key = i.key
from (
    select p.customer_id, trim(regexp_replace(i.title, '\s+', ' ', 'g')) as title, min(i.kind) as kind, min(i.key) as key
    from plans p
    join plan_items i on i.plan_id = p.id and i.kind in ('action', 'milestone')
    where trim(regexp_replace(i.title, '\s+', ' ', 'g')) <> trim(regexp_replace(p.title, '\s+', ' ', 'g'))
    group by 1, 2
    having count(*) = 1
) i
where i.customer_id = h.customer_id and i.title = h.about;

-- What somebody said about an item; with the words of its help requests, that is its thread.
create table comments (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade,
    item_kind   text,
    item_key    text,
    -- Either a person at the customer or one of ops, by the name they signed in with: it stays when the user is removed.
    contact_id  bigint references contacts on delete cascade,
    ops_user    text,
    words       text not null check (words <> ''),
    created_at  timestamptz not null,
    -- Of a customer's: when ops answered it, or said that it needs no answer, and who.
    handled_at  timestamptz,
    handled_by  text,
    check ((item_kind is null) = (item_key is null)),
    check ((contact_id is null) <> (ops_user is null)),
    check ((handled_at is null) = (handled_by is null)),
    check (handled_at is null or contact_id is not null)
);
create index comments_customer on comments (customer_id, id);
create index comments_waiting on comments (created_at) where contact_id is not null and handled_at is null;

-- Who of ops is mentioned gets an e-mail, too. A message has one reader: a contact, or one of ops.
alter table messages
    alter column contact_id drop not null,
    add column ops_user_id text references ops_users on delete cascade,
    add check ((contact_id is null) <> (ops_user_id is null)),
    add unique (ops_user_id, email, occurrence);

-- What of each plan is on hold, and since when: its clock stands while a request for help about it is open. As Plan.IsOnHold says it
-- (Plans/CustomerPlans/PlanHolds.cs); a test holds the two equal.
create view plan_holds as
select p.id as plan_id, i.kind, i.key, min(h.created_at) as since
from help_requests h
join plans p on p.customer_id = h.customer_id
join plan_facts f on f.plan_id = p.id
join plan_items i on i.plan_id = p.id
    and ((i.kind = h.item_kind and i.key = h.item_key and (i.kind = 'milestone' or i.side = 'customer'))
      or (h.item_kind = 'milestone' and i.kind = 'action' and i.parent = h.item_key))
left join plan_items m on i.kind = 'action' and m.plan_id = p.id and m.kind = 'milestone' and m.key = i.parent
where h.closed_at is null and i.kind in ('action', 'milestone') and not f.achieved
  and not (case when i.accepts_plan then f.accepted else i.done_at is not null end)
  and (i.accepts_plan or m.done_at is null)
group by p.id, i.kind, i.key;

-- The threads in which a customer waits for ops: for help, or for an answer to what it has said since the last one. One row a thread,
-- with its newest words; since when tells whose turn is first.
create view waiting_threads as
select customer_id, item_kind, item_key, min(created_at) as since, bool_or(asks_for_help) as asks_for_help, max(about) as about,
       (array_agg(contact_id order by created_at desc, asks_for_help, id desc))[1] as contact_id,
       (array_agg(words order by created_at desc, asks_for_help, id desc))[1] as words
from (
    select customer_id, item_kind, item_key, contact_id, words, created_at, true as asks_for_help, about, id from help_requests where closed_at is null
    union all
    select customer_id, item_kind, item_key, contact_id, words, created_at, false, null, id from comments where contact_id is not null and handled_at is null
) waiting
group by customer_id, item_kind, item_key;

-- As in 0023, but words in a thread are a sign of life, too, and so is "it works now".
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
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id),
        (select max(h.closed_at) from help_requests h where h.customer_id = p.customer_id and h.closed_by_contact is not null),
        (select max(m.created_at) from comments m where m.customer_id = p.customer_id and m.contact_id is not null)) as at
) alive;

-- Step send-due-check-ins looks again at a plan when its customer says something, and when a request is closed: its milestone's day may
-- be asked about again.
create or replace function look_again() returns trigger language plpgsql as $$
begin
    update check_in_looks set next_at = '-infinity'
    where next_at > '-infinity'
      and plan_id = case when tg_table_name = 'plans' then (to_jsonb(new) ->> 'id')::bigint
                         when tg_table_name in ('help_requests', 'comments') then (select p.id from plans p where p.customer_id = (to_jsonb(new) ->> 'customer_id')::bigint)
                         else (to_jsonb(new) ->> 'plan_id')::bigint end;
    return null;
end $$;
create trigger look_again after insert on comments for each row when (new.contact_id is not null) execute function look_again();
create trigger look_again_at_closed after update of closed_at on help_requests for each row execute function look_again();
